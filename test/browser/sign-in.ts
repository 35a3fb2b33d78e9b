import { codesOf, type TestWorld } from '../world/world.ts'
import type { Device } from './device.ts'

/** Card number, one-time code from the world's code file, in: what anybody does. */
export async function signsIn(device: Device, world: TestWorld, key: string): Promise<void> {
  const { page } = device
  await page.goto('/sign-in')
  const before = (await codesFor(world, key)).length
  await asksForCode(device, cardOf(world, key))
  await entersCode(device, await newestCode(world, key, before))
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor({ state: 'detached' })
}

export function cardOf(world: TestWorld, key: string): string {
  const card = world.people.cards.get(key)
  if (!card) throw new Error(`nobody is called ${key}`)
  return card
}

/** Types the card number and waits for the field of the code. */
export async function asksForCode({ page }: Device, card: string): Promise<void> {
  await page.getByLabel('Số thẻ đoàn viên hoặc số điện thoại').fill(card)
  await page.getByRole('button', { name: 'Nhận mã một lần' }).click()
  await page.getByLabel('Mã một lần').waitFor()
}

export async function entersCode({ page }: Device, code: string): Promise<void> {
  await page.getByLabel('Mã một lần').fill(code)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** The page has said that a code is on its way; this is the one after the `before` there were. */
export async function newestCode(world: TestWorld, key: string, before = 0): Promise<string> {
  return await world.until(`a code for ${key}`, async () =>
    (await codesFor(world, key)).slice(before).at(-1),
  )
}

async function codesFor(world: TestWorld, key: string): Promise<string[]> {
  return await codesOf(world.env['TN_CODE_FILE'] ?? '', cardOf(world, key))
}
