import type { Telemetry } from './telemetry.ts'
import {
  childOf,
  currentTrace,
  outsideTrace,
  readTraceparent,
  withinTrace,
  type Trace,
} from './trace.ts'

export type Call = {
  /** What the gateway sent; undefined for anonymous and quiet requests and for passes. */
  traceparent: string | undefined
  /** Whether who asks holds a role. */
  staff: boolean
}

/** How a subgraph observes the gateway's calls. A call without `traceparent` is not looked at. */
export type ObserveCalls = {
  run: <T>(call: Call, work: () => Promise<T>) => Promise<T>
  /** Something of the call under way failed. @param code stable, never a text */
  failed: (code: string) => void
}

export function observeCalls({ spans, metrics }: Telemetry): ObserveCalls {
  const seconds = metrics?.histogram(
    'tinnhiem_subgraph_request_seconds',
    'Calls by the gateway for named requests',
    ['outcome'],
  )
  const failures = metrics?.counter(
    'tinnhiem_subgraph_errors_total',
    'Errors in answers to named requests',
    ['code'],
  )
  const codes = new WeakMap<Trace, string>()
  return {
    run: async ({ traceparent, staff }, work) => {
      const parent = readTraceparent(traceparent)
      if (!parent) return await outsideTrace(work)
      const trace = { ...childOf(parent), staff }
      const facts = { name: 'subgraph request', kind: 'server' } as const
      const span = trace.sampled ? spans?.start(facts, trace, parent.span) : undefined
      const started = performance.now()
      try {
        return await withinTrace(trace, work)
      } catch (error) {
        codes.set(trace, 'INTERNAL')
        throw error
      } finally {
        const failure = codes.get(trace)
        const outcome = failure === undefined ? 'ok' : 'failed'
        seconds?.({ outcome }, (performance.now() - started) / 1_000)
        span?.end(failure)
      }
    },
    failed: (code) => {
      const trace = currentTrace()
      if (!trace) return
      codes.set(trace, code)
      failures?.({ code })
    },
  }
}
