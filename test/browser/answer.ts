import { expect } from 'vitest'
import type { Device } from './device.ts'

/** Chooses an answer of the question now open and goes on. 0 skips. */
export async function answersQuestion(device: Device, n: number, code: number): Promise<void> {
  const { page } = device
  await isAt(device, n)
  if (code === 0) return await page.getByRole('button', { name: 'Bỏ qua câu này' }).click()
  await page.locator(`input[type=radio][value="${code}"]`).check()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}

/** The promise is on the screen, and nothing stands before the first question. */
export async function isPrepared({ page }: Device): Promise<void> {
  await page.getByRole('heading', { name: 'Phiếu này không mang tên anh chị' }).waitFor()
  await page.getByText('Đang chuẩn bị lượt trả lời').waitFor({ state: 'detached' })
}

/** The question `n` of 12 is on the screen. */
export async function isAt({ page }: Device, n: number): Promise<void> {
  await page.waitForURL(`**/q/${n}`)
  await page.getByText(`Câu ${n} trong 12`).first().waitFor()
}

/** The same without a mouse: to the options, down to the second, on to the button, in. */
export async function answersByKeyboard(device: Device, n: number): Promise<void> {
  const { page } = device
  await isAt(device, n)
  await tabTo(device, 'radio')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('input[type=radio][value="2"]').isChecked()).toBe(true)
  await tabTo(device, 'submit', 'Tiếp tục')
  await page.keyboard.press('Enter')
}

async function tabTo({ page }: Device, type: string, text = ''): Promise<void> {
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    const isType = type === 'radio' ? (await focused.getAttribute('type')) === 'radio' : true
    if (isType && (await focused.innerText()).includes(text)) return
  }
  throw new Error(`the keyboard does not reach ${type} ${text}`)
}
