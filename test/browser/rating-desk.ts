import { producerRedis } from '../../services/kit/src/redis.ts'
import { openQueue } from '../../services/kit/src/job.ts'
import { RUN_QUEUE } from '../../services/ratings/src/run/run-jobs.ts'
import { cycleOf } from '../world/rating-verbs.ts'
import type { TestWorld } from '../world/world.ts'
import type { Device } from './device.ts'

/** A run that rests in its middle, however long it is looked at. */
export type RestingRun = { goesOn: () => Promise<void> }

/**
 * Starts a run on the page of the year, once the release has come, and lets it rest as soon as two leaders are done:
 * it would end before a slow machine has looked at it.
 */
export async function startsRun(desk: Device, world: TestWorld): Promise<RestingRun> {
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
  const resting = await restsInTheMiddle(world)
  await page.getByRole('heading', { name: 'Đang tính xếp loại năm 2023' }).waitFor()
  await world.until('the first leaders', async () => (await leadersDone(desk)) >= 2)
  await world.until('the progress of the tab', async () => /^\d+\s%/.test(await page.title()))
  return resting
}

async function restsInTheMiddle(world: TestWorld): Promise<RestingRun> {
  const redis = producerRedis(world.databases.redisUrl)
  const queue = openQueue(RUN_QUEUE, redis)
  await world.until('the middle of the run', async () => {
    const { latestRun } = await cycleOf(world, 2023)
    return latestRun?.state === 'RUNNING' && latestRun.done >= 2
  })
  await queue.pause()
  return {
    goesOn: async () => {
      await queue.resume()
      await queue.close()
      redis.disconnect()
    },
  }
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
