import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'

/** Where one request of somebody named stands: W3C Trace Context without its flags of vendors. */
export type Trace = {
  /** 32 hex digits: the request id that logs and error answers show. */
  readonly id: string
  /** 16 hex digits: the piece of work under way. */
  readonly span: string
  /** Whether spans of it are kept. */
  readonly sampled: boolean
  /** The act of somebody who holds a role: only then may what comes of it carry the trace on. */
  readonly staff?: boolean
}

const current = new AsyncLocalStorage<Trace | undefined>()

/** A trace of its own, born with its first span. */
export function newTrace(sampled: boolean): Trace {
  return { id: randomHex(16), span: randomHex(8), sampled }
}

/** The next piece of work under `parent`. */
export function childOf({ id, sampled }: Trace): Trace {
  return { id, span: randomHex(8), sampled }
}

/** The trace of the work under way; undefined for anonymous and quiet requests, and for work of the clock. */
export function currentTrace(): Trace | undefined {
  return current.getStore()
}

export function withinTrace<T>(trace: Trace, work: () => T): T {
  return current.run(trace, work)
}

/** Runs what may leave no trace, whatever it was called from. */
export function outsideTrace<T>(work: () => T): T {
  return current.run(undefined, work)
}

/** The header `traceparent` (W3C Trace Context 3.2). */
export function traceparentOf({ id, span, sampled }: Trace): string {
  return `00-${id}-${span}-${sampled ? '01' : '00'}`
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-0([01])$/

/** The trace of a header or a job; undefined when it is absent or not ours. */
export function readTraceparent(text: string | undefined): Trace | undefined {
  const [, id, span, flag] = TRACEPARENT.exec(text ?? '') ?? []
  return id && span ? { id, span, sampled: flag === '1' } : undefined
}

// one system call for many ids: a call for each cost more than everything else here
const pool = Buffer.alloc(4_096)
let used = pool.length

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString('hex', used - bytes, used)
}
