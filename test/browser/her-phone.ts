import { expect } from 'vitest'
import { GLAD, SILENT } from '../world/verbs.ts'
import type { TestWorld } from '../world/world.ts'
import { answersByKeyboard, answersQuestion, isAt, isPrepared } from './answer.ts'
import type { Device } from './device.ts'
import { looksWell } from './look.ts'
import { HER } from './province.ts'
import { asksForCode, cardOf, entersCode, newestCode } from './sign-in.ts'

/** By card and code, after one wrong code. */
export async function arrives(phone: Device, world: TestWorld): Promise<void> {
  const { page } = phone
  await page.goto('/sign-in')
  await page.getByText('Dùng thử với người mẫu').waitFor()
  await looksWell(phone, 'sign-in')
  await asksForCode(phone, cardOf(world, HER))
  await looksWell(phone, 'sign-in-code')
  const code = await newestCode(world, HER)
  await entersCode(phone, code === '111111' ? '222222' : '111111')
  await page.getByText('Mã chưa đúng. Còn 4 lần thử.').waitFor()
  await entersCode(phone, code)
  await page.getByRole('heading', { name: 'Có 1 khảo sát đang chờ' }).waitFor()
}

/** The address of a question leads to the promise; from there by a practice question to the first. */
export async function readsPromise(phone: Device, survey: string): Promise<void> {
  const { page } = phone
  await page.goto(`/surveys/${survey}/q/3`)
  await page.waitForURL(`**/surveys/${survey}`)
  await isPrepared(phone)
  await looksWell(phone, 'promise')
  await page.getByRole('link', { name: 'Tập trả lời một câu thử' }).click()
  await page.getByText('Anh chị thích uống trà nóng hay trà đá?').waitFor()
  await looksWell(phone, 'practice')
  await page.getByRole('link', { name: 'Vậy là biết cách rồi' }).click()
  await page.getByRole('button', { name: 'Bắt đầu, 12 câu' }).click()
  await isAt(phone, 1)
}

/** Twelve answers: the third by keyboard, the fifth after hiding the screen, the eighth passed over. */
export async function answersAll(phone: Device): Promise<void> {
  const { page } = phone
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByText('Chọn một ô, hoặc bỏ qua câu này.').waitFor()
  for (const [at, code] of GLAD.entries()) {
    const n = at + 1
    if (n === 1) await looksWell(phone, 'question-scale')
    if (n === 5) await hidesAndComesBack(phone)
    if (n === 6) await looksWell(phone, 'question-trust')
    if (n === 3) await answersByKeyboard(phone, n)
    else await answersQuestion(phone, n, n === 8 ? 0 : code)
  }
}

async function hidesAndComesBack(phone: Device): Promise<void> {
  const { page } = phone
  await isAt(phone, 5)
  await page.getByRole('button', { name: 'Che màn hình ngay' }).click()
  await page.getByRole('heading', { name: 'Có 1 khảo sát đang chờ' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByRole('link', { name: 'Làm tiếp' }).click()
  await page.getByRole('button', { name: 'Làm tiếp từ câu 5' }).click()
  await isAt(phone, 5)
}

/** From the receipt: a blank ballot with nothing but trust, put away to wait. */
export async function answersAgain(phone: Device): Promise<void> {
  const { page } = phone
  await page.getByRole('link', { name: 'Trả lời lại từ đầu' }).click()
  await page.getByText('Phiếu mới thay phiếu đã gửi.').waitFor()
  await page.getByRole('button', { name: 'Trả lời lại từ đầu' }).click()
  for (const at of SILENT.keys()) await answersQuestion(phone, at + 1, at === 5 ? 3 : 0)
  await page.getByRole('button', { name: 'Cất phiếu và gửi' }).click()
  await page.getByRole('heading', { name: 'Phiếu đã cất trong máy này, chưa gửi' }).waitFor()
}
