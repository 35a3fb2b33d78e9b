import { TimedOut, TooLarge } from '../post.ts'
import type { Outcome } from './breaker.ts'
import { Full } from './bulkhead.ts'

/** What a proxy says in the place of a service. */
export const NOBODY: readonly number[] = [502, 503, 504]

/** A status that says: nobody is there to answer. */
export class NobodyThere extends Error {
  override name = 'NobodyThere'
}

/** The breaker is open, or the request has no time left: nothing was sent. */
export class NotSent extends Error {
  override name = 'NotSent'
}

/** What a failed call means for its service and for the next try. */
export type Verdict = { outcome: Outcome; again: boolean }

const UNKNOWN: Verdict = { outcome: 'unknown', again: false }
const GONE: Verdict = { outcome: 'failed', again: true }

/** No connection, or one that broke: codes of the system and of undici. */
const CONNECTION =
  /^(ECONN|EPIPE|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UND_ERR_(SOCKET|CONNECT_TIMEOUT|CLOSED))/

/**
 * Judges a failed call. A service that answers something odd is there: only silence, a broken connection or a
 * proxy's "nobody there" counts against it, and only those may be tried again.
 * @param hadItsTime false when the request left the call less than its usual time
 */
export function judge(error: unknown, hadItsTime: boolean): Verdict {
  if (error instanceof NobodyThere) return GONE
  if (error instanceof TimedOut)
    return { outcome: hadItsTime ? 'failed' : 'unknown', again: !error.begun }
  if (error instanceof Full || error instanceof NotSent) return UNKNOWN
  if (error instanceof TooLarge) return { outcome: 'answered', again: false }
  if (error instanceof Error && 'code' in error && CONNECTION.test(String(error.code))) return GONE
  return { outcome: 'answered', again: false }
}
