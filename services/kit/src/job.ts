import { FlowProducer, Queue, Worker, type Job, type JobsOptions, type Processor } from 'bullmq'
import type { Redis } from 'ioredis'
import type * as z from 'zod'
import type { Logger } from './logger.ts'
import { observeJobs } from './telemetry/job-trace.ts'
import { watchQueue } from './telemetry/queue-metrics.ts'
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts'

/** A kind of work: its queue, its name, and the shape its data is parsed with on enqueue and on run. */
export type JobDefinition<S extends z.ZodType = z.ZodType> = {
  queue: string
  name: string
  data: S
}

export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition
}

/**
 * Options every job carries (reliability.md 2): retries with jitter, kept by age - with `true` a re-added id
 * ran twice - and ids that are neither all digits nor hold a colon, which BullMQ 6 refuses.
 */
export function jobOptions(jobId: string): JobsOptions {
  return {
    jobId,
    attempts: 25,
    backoff: { type: 'capped' },
    removeOnComplete: { age: 7 * 86_400, count: 200_000 },
    removeOnFail: { age: 90 * 86_400 },
  }
}

/** A child whose failure fails its parent: a missing part must mean "not published". */
export function childOptions(jobId: string): JobsOptions {
  return { ...jobOptions(jobId), failParentOnFailure: true }
}

export function openQueue(name: string, connection: Redis): Queue {
  return new Queue(name, { connection })
}

export function openFlow(connection: Redis): FlowProducer {
  return new FlowProducer({ connection })
}

export type Handler<S extends z.ZodType> = {
  definition: JobDefinition<S>
  run: (data: z.infer<S>, job: Job, log: Logger) => Promise<unknown>
}

/** Binds a definition to its work, with the data's type. */
export function handler<S extends z.ZodType>(
  definition: JobDefinition<S>,
  run: Handler<S>['run'],
): Handler<z.ZodType> {
  return {
    definition,
    run: async (data, job, log) => await run(definition.data.parse(data), job, log),
  }
}

export type WorkerSettings = {
  concurrency?: number
  lockDuration?: number
  stalledInterval?: number
  /** What becomes of a job this build does not know, instead of dropping it: events must not be lost. */
  unknown?: (job: Job) => never
  telemetry?: Telemetry
}

/**
 * Runs the handlers of one queue. Every handler is idempotent and safe to overlap; an unknown job is dropped
 * with a warning that names its id only (a schedule may outlive the build that knew it), unless `unknown` fails it.
 */
export function runJobs(
  queue: string,
  handlers: readonly Handler<z.ZodType>[],
  connection: Redis,
  log: Logger,
  { unknown, telemetry = NO_TELEMETRY, ...settings }: WorkerSettings = {},
): Worker {
  const observe = observeJobs(telemetry, queue)
  const byName = new Map(handlers.map((entry) => [entry.definition.name, entry]))
  const process: Processor = async (job) => {
    const entry = byName.get(job.name)
    const child = log.child({ job: job.id, attempt: job.attemptsStarted })
    if (entry) return await observe(job, async () => await entry.run(job.data, job, child))
    if (unknown) return unknown(job)
    child.warn('unknown job dropped')
    return null
  }
  const worker = new Worker(queue, process, {
    connection,
    concurrency: 8,
    lockDuration: 30_000,
    stalledInterval: 15_000,
    // The default of 1 lost 39 of 800 jobs under kills (reliability.md 2).
    maxStalledCount: 10,
    drainDelay: 5,
    settings: { backoffStrategy: (tries) => waitBefore(tries) },
    ...settings,
  })
  worker.on('failed', (job, error) =>
    log.warn({ job: job?.id, tries: job?.attemptsMade, reason: error.message }, 'job failed'),
  )
  worker.on('error', (error) => log.warn({ reason: error.message }, 'worker'))
  if (telemetry.metrics) {
    const counted = openQueue(queue, connection)
    worker.on('closed', () => void counted.close().catch(() => undefined))
    watchQueue(telemetry.metrics, counted)
  }
  return worker
}

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 60_000

/** Doubles up to a minute, with jitter: after an outage work goes on within a minute, however long it was. */
export function waitBefore(tries: number, random = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, tries - 1))
  return Math.round(wait * (0.5 + random / 2))
}

/** Waits for running jobs, at most `limitMs`: BullMQ's close has no limit of its own. */
export async function closeWorker(worker: Worker, limitMs = 25_000): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, limitMs)
  await Promise.race([worker.close(), promise])
  clearTimeout(timer)
}
