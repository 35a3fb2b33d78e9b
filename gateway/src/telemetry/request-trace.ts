import type { Trace } from '@tinnhiem/kit/telemetry/trace'
import type { IncomingMessage } from 'node:http'

/** The trace of one named request, and what its parts tell the observer. */
export type RequestTrace = Trace & {
  /** Codes of the errors in its answer. */
  readonly codes: string[]
  /** Whether its plan was known. */
  plan?: 'hit' | 'miss'
}

const traces = new WeakMap<IncomingMessage, RequestTrace>()

/** Remembers which trace a request has, for the answer to one that fails on its way. */
export function rememberTrace(request: IncomingMessage, trace: RequestTrace): void {
  traces.set(request, trace)
}

/** The request id an error answer may show; nothing for anonymous and quiet requests and for passes. */
export function requestIdOf(request: IncomingMessage): { requestId?: string } {
  const trace = traces.get(request)
  return trace ? { requestId: trace.id } : {}
}
