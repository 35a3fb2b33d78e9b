import { expect } from 'vitest'
import type { TestWorld } from '../world/world.ts'
import type { Device } from './device.ts'

/** Starts a run on the page of the year, once the release has come, and waits for its second leader. */
export async function startsRun(desk: Device, world: TestWorld): Promise<void> {
  const { page } = desk
  const start = page.getByRole('button', { name: 'Bắt đầu tính' })
  await start.waitFor()
  await world.until('the release in ratings', async () => {
    if (await start.isEnabled()) return true
    await page.reload()
    await start.waitFor()
    return false
  })
  await start.click()
  await page.getByRole('heading', { name: 'Đang tính xếp loại năm 2023' }).waitFor()
  await world.until('the first leaders', async () => (await leadersDone(desk)) >= 2)
  expect(await page.title()).toMatch(/^\d+\s%/)
}

/** How many leaders the bar of progress says are done. */
export async function leadersDone({ page }: Device): Promise<number> {
  return Number(await page.getByRole('progressbar').getAttribute('value'))
}

/** Every number an answer calls a total or points, however deep. */
export function pointsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'number') return /^(total|points|rawTotal|shrunk)$/i.test(name) ? [name] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) => pointsIn(inside, key))
}
