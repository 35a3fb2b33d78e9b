import { createClock } from '@tinnhiem/kit/clock'
import { subscribe, type EventHandler } from '@tinnhiem/kit/event'
import { closeWorker, openQueue, runJobs, type WorkerSettings } from '@tinnhiem/kit/job'
import { createLogger, type Logger } from '@tinnhiem/kit/logger'
import { connectMongo, prepareModels } from '@tinnhiem/kit/mongo'
import { producerRedis, workerRedis } from '@tinnhiem/kit/redis'
import { ensureSchedules } from '@tinnhiem/kit/schedule'
import { startTelemetry, watchRedis } from '@tinnhiem/kit/telemetry/telemetry'
import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { setTimeout } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { readWorkerConfig, type WorkerConfig } from './config.ts'
import { factHandlers } from './fact/record-fact.ts'
import { repairHandlers, runHandlers, schedules } from './jobs/index.ts'
import { releaseHandlers } from './release/take-release.ts'
import { rosterHandlers } from './roster/take-in.ts'
import { basisReader } from './run/basis.ts'
import { runFlow } from './run/run-flow.ts'
import { REPAIR_QUEUE, RUN_QUEUE } from './run/run-jobs.ts'
import type { Faults, RunTools } from './run/run-tools.ts'
import { createStores, modelsOf, type Stores } from './stores.ts'

export { readWorkerConfig, type WorkerConfig }

const BEAT_MS = 2_000

/** What only a test may ask of a worker. */
export type TestOptions = { faults?: Faults; settings?: WorkerSettings }

/**
 * Everything the ratings worker is made of: events from the other services, the jobs of runs, their repair, and a
 * sign of life. Any number of them may run, and any may die at any time.
 */
export async function startRatingsWorker(
  config: WorkerConfig,
  { faults, settings }: TestOptions = {},
): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('ratings-worker')
  const telemetry = stack.use(await startTelemetry('ratings-worker', config.telemetry))
  const connection = stack.adopt(
    await connectMongo(config.mongoUri, telemetry),
    async (open) => await open.close(),
  )
  const stores = createStores(connection)
  await prepareModels(modelsOf(stores))
  const producer = stack.adopt(producerRedis(config.redisUrl), (open) => open.disconnect())
  const redis = stack.adopt(workerRedis(config.redisUrl), (open) => open.disconnect())
  watchRedis(telemetry, redis)
  const tools: RunTools = {
    stores,
    releaseKeys: config.releaseKeys,
    clock: createClock(config.clockOffsetMs),
    flow: stack.use(runFlow(producer)),
    basisOf: basisReader(stores.text),
    log,
    faults: faults ?? slowBy(config.slowBucketMs),
  }
  // Parts are short and yield between leaders: a dead worker's part may be taken over soon.
  const short = { concurrency: config.concurrency, lockDuration: 12_000, stalledInterval: 4_000 }
  const workers = [
    subscribe('ratings', eventHandlers(stores, config, log), redis, log, {
      ...settings,
      telemetry,
    }),
    runJobs(RUN_QUEUE, runHandlers(tools), redis, log, { ...short, ...settings, telemetry }),
    runJobs(REPAIR_QUEUE, repairHandlers(tools), redis, log, {
      concurrency: 1,
      ...settings,
      telemetry,
    }),
  ]
  for (const worker of workers) stack.adopt(worker, async (open) => await closeWorker(open))
  const queue = stack.adopt(openQueue(REPAIR_QUEUE, producer), async (open) => await open.close())
  stack.use(startBeat(stores, queue, redis, log))
  return stack.move()
}

function eventHandlers(stores: Stores, { releaseKeys }: WorkerConfig, log: Logger): EventHandler[] {
  return [
    ...rosterHandlers(stores.projection),
    ...factHandlers(stores.fact),
    ...releaseHandlers(stores, releaseKeys, log),
  ]
}

function slowBy(ms: number): Faults {
  if (ms === 0) return {}
  return {
    beforeWrite: async ({ complete }) => {
      if (complete) await setTimeout(ms)
    },
  }
}

/** Says every two seconds that this worker lives, and sees to it that the schedules are there: Redis may lose them. */
function startBeat(stores: Stores, queue: Queue, redis: Redis, log: Logger): AsyncDisposable {
  const id = randomUUID()
  const beat = async () => {
    if (redis.status !== 'ready') return
    await stores.worker.beat(id)
    await ensureSchedules(queue, schedules)
  }
  const run = () => {
    beat().catch((error: unknown) => log.warn({ reason: String(error) }, 'beat'))
  }
  if (redis.status === 'ready') run()
  else redis.once('ready', run)
  const timer = setInterval(run, BEAT_MS)
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await stores.worker.leave(id)
    },
  }
}
