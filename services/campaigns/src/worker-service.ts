import { createClock, type Clock } from '@tinnhiem/kit/clock'
import { subscribe, type EventHandler } from '@tinnhiem/kit/event'
import { closeWorker, openQueue, runJobs, type WorkerSettings } from '@tinnhiem/kit/job'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import { producerRedis, workerRedis } from '@tinnhiem/kit/redis'
import { keepSchedules } from '@tinnhiem/kit/schedule'
import { startTelemetry, watchRedis } from '@tinnhiem/kit/telemetry/telemetry'
import { readWorkerConfig, type WorkerConfig } from './config.ts'
import { QUEUE, schedules } from './jobs/definitions.ts'
import { handlersOf } from './jobs/index.ts'
import { rosterHandlers } from './roster/take-in.ts'
import { createStores, modelsOf, type Stores } from './stores.ts'

export { readWorkerConfig, type WorkerConfig }

/** Ticks are short: what a dead worker held is taken over within seconds. */
const SOON = { concurrency: 2, lockDuration: 12_000, stalledInterval: 4_000 }

/** What only a test may ask of a worker. */
export type TestOptions = { settings?: WorkerSettings; clock?: Clock }

/**
 * Everything the campaigns worker is made of: events from membership, and what is due by the clock. Any number of them
 * may run, and any may die at any time.
 */
export async function startCampaignsWorker(
  config: WorkerConfig,
  { settings, clock = createClock(config.clockOffsetMs) }: TestOptions = {},
): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('campaigns-worker')
  const telemetry = stack.use(await startTelemetry('campaigns-worker', config.telemetry))
  const connection = stack.adopt(
    await connectMongo(config.mongoUri, telemetry),
    async (open) => await open.close(),
  )
  const stores = createStores(connection)
  await prepareModels(modelsOf(stores))
  const producer = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  const redis = stack.adopt(workerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  const ctx = { stores, clock, log }
  const workers = [
    subscribe('campaigns', eventHandlers(stores, clock), redis, log, { ...settings, telemetry }),
    runJobs(QUEUE, Object.values(handlersOf(ctx)), redis, log, { ...SOON, ...settings, telemetry }),
  ]
  for (const worker of workers) stack.adopt(worker, async (open) => await closeWorker(open))
  const queue = stack.adopt(openQueue(QUEUE, producer), async (open) => await open.close())
  stack.use(keepSchedules(queue, schedules, redis, log))
  return stack.move()
}

function eventHandlers(stores: Stores, clock: Clock): EventHandler[] {
  return [...rosterHandlers(stores, clock)]
}
