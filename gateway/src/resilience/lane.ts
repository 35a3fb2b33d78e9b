import { setTimeout as sleep } from 'node:timers/promises'
import { afterEnd, afterStart, CLOSED, letsThrough, type BreakerSettings } from './breaker.ts'
import { createBulkhead, type Room } from './bulkhead.ts'
import { judge, NotSent, type Verdict } from './call-failure.ts'
import { createRetryBudget } from './retry-budget.ts'

export type LaneSettings = {
  room: Room
  breaker: BreakerSettings
  /** Milliseconds for one try. */
  timeoutMs: number
  /** Tries after the first, of queries only. */
  retries: number
  /** The breaker is now in another state. */
  changed?: (kind: 'closed' | 'open' | 'half-open') => void
  /** Milliseconds since any start. */
  now?: () => number
}

export type LaneCall = {
  /** When the whole request ends, on the clock of the lane. */
  deadline: number
  /** Never for a mutation: nobody knows how far the first try came. */
  mayRetry: boolean
}

/** The way to one service for one kind of caller: its places, its breaker, its budget of retries. */
export type Lane = {
  /** @param work gets the milliseconds it has. @throws what the last try threw, NotSent or Full */
  run: <T>(work: (timeoutMs: number) => Promise<T>, call: LaneCall) => Promise<T>
  state: () => 'closed' | 'open' | 'half-open'
}

/** Less than this left of a request is too little to ask once more. */
export const ENOUGH_MS = 500
/** A retry waits up to this long, at random, so that all the failed do not come back at one moment. */
const JITTER_MS = 100

/**
 * Named and anonymous calls each have a lane of their own to a service, so that no load of staff and no breaker
 * opened by it stands before a ballot.
 */
export function createLane(settings: LaneSettings): Lane {
  const { timeoutMs, retries, now = () => performance.now() } = settings
  const bulkhead = createBulkhead(settings.room)
  const budget = createRetryBudget()
  let breaker = CLOSED
  const change = (next: typeof breaker): void => {
    const isNew = next.kind !== breaker.kind
    breaker = next
    if (isNew) settings.changed?.(next.kind)
  }
  const admit = (): number => {
    if (!letsThrough(breaker, now(), settings.breaker)) throw new NotSent('the breaker is open')
    change(afterStart(breaker))
    return breaker.epoch
  }
  const attempt = async <T>(work: (ms: number) => Promise<T>, deadline: number): Promise<T> => {
    if (!letsThrough(breaker, now(), settings.breaker)) throw new NotSent('the breaker is open')
    await bulkhead.enter(deadline - now())
    try {
      const left = Math.min(timeoutMs, deadline - now())
      if (left <= 0) throw new NotSent('the request has no time left')
      const epoch = admit()
      const ended = (verdict: Verdict): void =>
        change(afterEnd(breaker, epoch, verdict.outcome, now(), settings.breaker))
      return await judged(work, left, ended, left >= 0.9 * timeoutMs)
    } finally {
      bulkhead.leave()
    }
  }
  return {
    state: () => breaker.kind,
    run: async (work, { deadline, mayRetry }) => {
      budget.earn()
      for (let tries = 0; ; tries += 1) {
        try {
          return await attempt(work, deadline)
        } catch (error) {
          const wantsMore = mayRetry && tries < retries && judge(error, true).again
          const delay = Math.random() * JITTER_MS
          if (!wantsMore || deadline - now() - delay < ENOUGH_MS || !budget.spend()) throw error
          await sleep(delay)
        }
      }
    },
  }
}

async function judged<T>(
  work: (timeoutMs: number) => Promise<T>,
  timeoutMs: number,
  ended: (verdict: Verdict) => void,
  hadItsTime: boolean,
): Promise<T> {
  try {
    const answer = await work(timeoutMs)
    ended({ outcome: 'answered', again: false })
    return answer
  } catch (error) {
    ended(judge(error, hadItsTime))
    throw error
  }
}
