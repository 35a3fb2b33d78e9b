import { Refusal } from '../refusal.ts'
import { createBulkhead, type Room } from './bulkhead.ts'

/** Runs a named request, or refuses it at once. @throws Refusal OVERLOADED (503, Retry-After) */
export type Shed = <T>(work: () => Promise<T>) => Promise<T>

/** With so few under way the delay is not theirs, and refusing them would not cure it. */
const CALM = 16

/**
 * Keeps named requests to what this process can do: so many at once, so many in line, and none more while the event
 * loop lags. What is refused early costs nothing; what waits for nothing costs everybody. Anonymous requests and
 * /health do not come here: no load of staff stands before a ballot.
 */
export function createShedder(room: Room, mostLagMs: number, lagMs: () => number): Shed {
  const bulkhead = createBulkhead(room)
  return async (work) => {
    if (lagMs() > mostLagMs && bulkhead.running() > CALM) throw overloaded()
    await bulkhead.enter().catch(() => {
      throw overloaded()
    })
    try {
      return await work()
    } finally {
      bulkhead.leave()
    }
  }
}

function overloaded(): Refusal {
  return new Refusal('OVERLOADED', 503, 'vi', { retryAfter: 2 })
}
