import { createClock } from '@tinnhiem/kit/clock'
import { outboxModel, startRelay, subscribe } from '@tinnhiem/kit/event'
import { closeWorker, jobOptions, openFlow, openQueue, runJobs } from '@tinnhiem/kit/job'
import { createLogger } from '@tinnhiem/kit/logger'
import { workerRedis } from '@tinnhiem/kit/redis'
import { startTelemetry } from '@tinnhiem/kit/telemetry/telemetry'
import { readWorkerConfig, type WorkerConfig } from './config.ts'
import { JOBS, QUEUE } from './jobs/definitions.ts'
import { handlersOf } from './jobs/index.ts'
import { boardSigner } from './keys/board-signer.ts'
import { openBase } from './open-base.ts'
import { rosterHandlers } from './roster/take-in.ts'

export { readWorkerConfig, type WorkerConfig }

const TICK_MS = 10_000

/** The working half of surveys: takes in rosters, makes keys, counts pools, releases, brings the outbox out. */
export async function startSurveysWorker(config: WorkerConfig): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack()
  const log = createLogger('surveys-worker')
  const telemetry = stack.use(await startTelemetry('surveys-worker', config.telemetry))
  const { stores, passes, redis } = stack.use(await openBase(config, telemetry))
  stack.use(startRelay(passes, redis, log, { telemetry }))
  const queue = stack.adopt(openQueue(QUEUE, redis), async (open) => await open.close())
  const flow = stack.adopt(openFlow(redis), async (open) => await open.close())
  const blocking = stack.adopt(workerRedis(config.redisUrl), (open) => open.disconnect())
  const taking = stack.adopt(workerRedis(config.redisUrl), (open) => open.disconnect())
  const ctx = {
    stores,
    connection: passes,
    outbox: outboxModel(passes),
    queue,
    flow,
    sealingKey: config.sealingKey,
    releaseKey: config.releaseKey,
    signAsBoard: boardSigner(stores.key, config.sealingKey),
    clock: createClock(config.clockOffsetMs),
    log,
    slowBucketMs: config.slowBucketMs,
  }
  stack.adopt(
    subscribe('surveys', rosterHandlers(stores.projection), taking, log, { telemetry }),
    closeWorker,
  )
  stack.adopt(
    runJobs(QUEUE, Object.values(handlersOf(ctx)), blocking, log, { telemetry }),
    closeWorker,
  )
  await keepTicking(queue)
  // A wiped Redis forgets the schedule too.
  const again = setInterval(() => void keepTicking(queue).catch(() => {}), TICK_MS)
  stack.defer(() => clearInterval(again))
  const owned = stack.move()
  return { [Symbol.asyncDispose]: async () => await owned.disposeAsync() }
}

async function keepTicking(queue: ReturnType<typeof openQueue>): Promise<void> {
  const { attempts: _, jobId: __, ...options } = jobOptions('tick')
  await queue.upsertJobScheduler(
    JOBS.tick.name,
    { every: TICK_MS },
    {
      name: JOBS.tick.name,
      data: {},
      opts: { ...options, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } },
    },
  )
}
