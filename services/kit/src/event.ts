import { randomUUID } from 'node:crypto'
import { UnrecoverableError, type Job, type Queue, type Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { Schema, type ClientSession, type Connection } from 'mongoose'
import * as z from 'zod'
import { absentServices } from './env.ts'
import { jobOptions, openQueue, runJobs, type WorkerSettings } from './job.ts'
import type { Logger } from './logger.ts'
import { addTraced, carriedTrace } from './telemetry/job-trace.ts'
import { outboxWatch, type OutboxWatch } from './telemetry/outbox-metrics.ts'
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts'
import { outsideTrace } from './telemetry/trace.ts'
import { Poison, triesOf } from './tries.ts'

/** A fact told to other services. One queue per subscriber: two workers on one queue share its jobs (D-17). */
export type EventDefinition<S extends z.ZodType = z.ZodType> = {
  name: string
  payload: S
  subscribers: readonly string[]
  /** Told by acts of staff: its jobs may carry the trace of the act, if whoever acted holds a role. */
  carriesTrace?: boolean
}

export function defineEvent<S extends z.ZodType>(
  definition: EventDefinition<S>,
): EventDefinition<S> {
  return definition
}

type OutboxEntry = {
  _id: string
  name: string
  payload: unknown
  waiting: string[]
  sent: string[]
  trace?: string
}

const outboxSchema = new Schema<OutboxEntry>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    /** Subscribers that have not confirmed it. */
    waiting: { type: [String], required: true },
    /** Those of `waiting` it was handed to. */
    sent: { type: [String], required: true },
    /** The trace of the act it tells, while spans are kept. */
    trace: { type: String },
  },
  { versionKey: false, collection: 'outbox', minimize: false },
).index({ 'waiting.0': 1 }, { partialFilterExpression: { 'waiting.0': { $exists: true } } })

export type OutboxModel = ReturnType<typeof outboxModel>

export function outboxModel(connection: Connection) {
  return connection.model('Outbox', outboxSchema)
}

/**
 * Writes an event in the transaction of the change it tells. The relay brings it out later, at least once, to every
 * subscriber this tenant has.
 * @throws z.ZodError when the payload has another shape than the definition
 */
export async function publish<S extends z.ZodType>(
  outbox: OutboxModel,
  session: ClientSession,
  event: EventDefinition<S>,
  payload: z.infer<S>,
  id: string = randomUUID(),
): Promise<void> {
  const entry = { _id: id, name: event.name, payload: event.payload.parse(payload), sent: [] }
  const absent = absentServices()
  const waiting = event.subscribers.filter((name) => !absent.includes(name))
  const trace = event.carriesTrace ? carriedTrace() : undefined
  await outbox.create([{ ...entry, waiting, ...(trace && { trace }) }], { session })
}

const queueOf = (subscriber: string) => `events-${subscriber}`

export type RelayOptions = { everyMs?: number; telemetry?: Telemetry }

export type Relay = { sweep: () => Promise<number>; [Symbol.asyncDispose]: () => Promise<void> }

/**
 * Hands the outbox to the subscribers' queues and forgets an entry only when its jobs are seen completed:
 * a Redis that was wiped in between is filled again from MongoDB. Every sweep goes through all that waits: an
 * entry that cannot be handed over, or a subscriber that is away, holds up nobody else. A job that failed in an outage
 * is tried anew; one that was parked stays until its subscriber starts again.
 */
export function startRelay(
  connection: Connection,
  redis: Redis,
  log: Logger,
  { everyMs = 1_000, telemetry = NO_TELEMETRY }: RelayOptions = {},
): Relay {
  const watch = outboxWatch(telemetry)
  const outbox = outboxModel(connection)
  const queues = new Map<string, Queue>()
  const queue = (subscriber: string) => {
    const known = queues.get(subscriber) ?? openQueue(queueOf(subscriber), redis)
    queues.set(subscriber, known)
    return known
  }
  let running: Promise<number> | null = null
  const sweepAll = async () => await outsideTrace(() => sweepOnce({ outbox, queue, redis, watch }))
  const sweep = () => (running ??= sweepAll().finally(() => (running = null)))
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.warn({ reason: String(error) }, 'outbox sweep'))
  }, everyMs)
  return {
    sweep,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await running?.catch(() => 0)
      await Promise.all([...queues.values()].map((open) => open.close()))
    },
  }
}

type Sweep = {
  outbox: OutboxModel
  queue: (name: string) => Queue
  redis: Redis
  watch: OutboxWatch
}

async function sweepOnce({ outbox, queue, redis, watch }: Sweep): Promise<number> {
  const waiting = outbox
    .find({ 'waiting.0': { $exists: true } })
    .sort({ $natural: 1 })
    .lean()
    .cursor({ batchSize: 50 })
  const failures: unknown[] = []
  let seen = 0
  let oldest: string | undefined
  for await (const entry of waiting) {
    seen++
    oldest ??= entry._id
    for (const subscriber of entry.waiting)
      await handOver(outbox, entry, subscriber, queue(subscriber), watch).catch((error: unknown) =>
        failures.push(error),
      )
    // Redis is away: the next sweep tries again, instead of waiting here for each entry.
    if (failures.length > 0 && redis.status !== 'ready') break
  }
  watch.seen(seen, oldest)
  if (failures.length > 0) throw new AggregateError(failures, `not handed over: ${failures[0]}`)
  return seen
}

async function handOver(
  outbox: OutboxModel,
  entry: OutboxEntry,
  subscriber: string,
  queue: Queue,
  { telemetry }: OutboxWatch,
) {
  const jobId = `event-${entry._id}`
  const job = entry.sent.includes(subscriber) ? await queue.getJob(jobId) : undefined
  if (!job) {
    const data = { id: entry._id, payload: entry.payload }
    const sent = { name: entry.name, data, opts: jobOptions(jobId) }
    await addTraced(telemetry, queue, sent, entry.trace)
    await outbox.updateOne({ _id: entry._id }, { $addToSet: { sent: subscriber } })
    return
  }
  const state = await job.getState()
  if (state === 'failed' && !isParked(job)) await job.retry('failed', AFRESH)
  if (state !== 'completed') return
  await outbox.updateOne({ _id: entry._id }, { $pull: { waiting: subscriber, sent: subscriber } })
  await outbox.deleteOne({ _id: entry._id, waiting: { $size: 0 } })
}

export type EventHandler = {
  event: EventDefinition
  take: (payload: unknown, id: string) => Promise<void>
}

/** Binds an event to the idempotent function that takes it in. */
export function onEvent<S extends z.ZodType>(
  event: EventDefinition<S>,
  take: (payload: z.infer<S>, id: string) => Promise<void>,
): EventHandler {
  return { event, take: async (payload, id) => await take(event.payload.parse(payload), id) }
}

const PARKED = 'parked: '
const AFRESH = { resetAttemptsMade: true, resetAttemptsStarted: true }

function isParked(job: Job): boolean {
  return job.failedReason?.startsWith(PARKED) ?? false
}

/**
 * Takes in the events of a subscriber's own queue, in the order they come, each at least once. An event that cannot be
 * taken in is tried a few times, then parked: logged as an error with its id, kept in its sender's outbox and in the
 * queue, holding up no other, and tried again when the subscriber starts. An outage parks nothing.
 */
export function subscribe(
  subscriber: string,
  handlers: readonly EventHandler[],
  redis: Redis,
  log: Logger,
  settings: WorkerSettings = {},
): Worker {
  const envelope = z.object({ id: z.string(), payload: z.unknown() })
  const jobs = handlers.map(({ event, take }) => ({
    definition: { queue: queueOf(subscriber), name: event.name, data: envelope },
    run: async (data: unknown, job: Job) => {
      const { id, payload } = envelope.parse(data)
      await take(payload, id).catch((error: unknown) => fail(error, job, log))
    },
  }))
  const worker = runJobs(queueOf(subscriber), jobs, redis, log, {
    concurrency: 1,
    unknown: (job) => fail(new Poison(`this build does not know ${job.name}`), job, log),
    ...settings,
  })
  retryParked(queueOf(subscriber), redis).catch((error: unknown) =>
    log.warn({ reason: String(error) }, 'parked events'),
  )
  return worker
}

/** @throws the error itself, to be tried again, or an UnrecoverableError that parks the job */
function fail(error: unknown, job: Job, log: Logger): never {
  if (job.attemptsMade + 1 < triesOf(error)) throw error
  const reason = error instanceof Error ? error.message : String(error)
  log.error({ event: job.id, name: job.name, reason }, 'event parked')
  throw new UnrecoverableError(`${PARKED}${reason}`)
}

const MOST_PARKED = 1_000

/** The subscriber may be of a newer build that knows what to do with what an older one parked. */
async function retryParked(name: string, redis: Redis): Promise<void> {
  const queue = openQueue(name, redis)
  try {
    for (const job of await queue.getFailed(0, MOST_PARKED))
      if (isParked(job)) await job.retry('failed', AFRESH)
  } finally {
    await queue.close()
  }
}
