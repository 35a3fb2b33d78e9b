import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from './logger.ts'

/** Every schedule of a service, by its stable id. */
export type Schedules = Readonly<Record<string, { everyMs: number; job: { name: string } }>>

const LOOK_EVERY_MS = 2_000

/** Puts the schedules there that are missing: the first start has none, and Redis may lose them. */
export async function ensureSchedules(queue: Queue, schedules: Schedules): Promise<void> {
  for (const [id, { everyMs, job }] of Object.entries(schedules)) {
    if (await queue.getJobScheduler(id)) continue
    const opts = { attempts: 1, removeOnComplete: { count: 20 }, removeOnFail: { count: 100 } }
    await queue.upsertJobScheduler(id, { every: everyMs }, { name: job.name, data: {}, opts })
  }
}

/** Sees every two seconds to it that the schedules are there, while Redis can be reached. */
export function keepSchedules(
  queue: Queue,
  schedules: Schedules,
  redis: Redis,
  log: Logger,
): Disposable {
  const look = () => {
    if (redis.status !== 'ready') return
    ensureSchedules(queue, schedules).catch((error: unknown) =>
      log.warn({ reason: String(error) }, 'schedule'),
    )
  }
  if (redis.status === 'ready') look()
  else redis.once('ready', look)
  const timer = setInterval(look, LOOK_EVERY_MS)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
