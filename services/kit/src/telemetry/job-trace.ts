import type { Job, JobsOptions, Queue } from 'bullmq'
import type { Telemetry } from './telemetry.ts'
import {
  childOf,
  currentTrace,
  outsideTrace,
  readTraceparent,
  traceparentOf,
  withinTrace,
} from './trace.ts'

/**
 * What a job or an event carries of the act it was born of: something only for acts of people who hold a role, and only
 * while spans are kept. No job may be born of a pass or a ballot; were there one, it would carry nothing.
 */
export function carriedTrace(): string | undefined {
  const trace = currentTrace()
  return trace?.sampled && trace.staff ? traceparentOf(trace) : undefined
}

/** The options that let a job carry it, in BullMQ's own field. */
export function withTrace(traceparent: string | undefined): Pick<JobsOptions, 'telemetry'> {
  return traceparent === undefined ? {} : { telemetry: { metadata: traceparent } }
}

/** Adds a job as a span of the act that the event tells; without one, just adds it. */
export async function addTraced(
  { spans }: Telemetry,
  queue: Queue,
  { name, data, opts }: { name: string; data: unknown; opts: JobsOptions },
  traceparent: string | undefined,
): Promise<void> {
  const parent = readTraceparent(traceparent)
  if (!parent || !spans) return void (await queue.add(name, data, opts))
  const trace = childOf(parent)
  const facts = { name: `send ${name}`, kind: 'producer', attributes: placeOf(queue.name) } as const
  const span = spans.start(facts, trace, parent.span)
  try {
    await queue.add(name, data, { ...opts, ...withTrace(traceparentOf(trace)) })
    span.end()
  } catch (error) {
    span.end('QUEUE_FAILED')
    throw error
  }
}

export type ObserveJobs = <T>(job: Job, work: () => Promise<T>) => Promise<T>

/** How a worker observes its jobs: durations of all of them by name, spans of those that carry a trace. */
export function observeJobs({ spans, metrics }: Telemetry, queue: string): ObserveJobs {
  const seconds = metrics?.histogram('tinnhiem_job_seconds', 'Jobs by name', [
    'queue',
    'name',
    'outcome',
  ])
  return async (job, work) => {
    const { name } = job
    const parent = readTraceparent(job.opts.telemetry?.metadata)
    const trace = parent && { ...childOf(parent), staff: true }
    const facts = { name: `work ${name}`, kind: 'consumer', attributes: placeOf(queue) } as const
    const span = trace?.sampled ? spans?.start(facts, trace, parent?.span) : undefined
    const started = performance.now()
    const end = (failure?: string) => {
      const outcome = failure === undefined ? 'ok' : 'failed'
      seconds?.({ queue, name, outcome }, (performance.now() - started) / 1_000)
      span?.end(failure)
    }
    try {
      const done = trace ? await withinTrace(trace, work) : await outsideTrace(work)
      end()
      return done
    } catch (error) {
      end('JOB_FAILED')
      throw error
    }
  }
}

function placeOf(queue: string): Record<string, string> {
  return { 'messaging.system': 'bullmq', 'messaging.destination.name': queue }
}
