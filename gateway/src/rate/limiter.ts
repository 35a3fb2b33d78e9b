import type { Lang } from '@tinnhiem/kit/words'
import { Refusal } from '../refusal.ts'
import type { Budget } from './budget.ts'
import type { Payer } from './caller-key.ts'
import { createLocalCounts } from './local-counts.ts'
import type { SharedCounts } from './redis.ts'

export type Limiter = {
  /** @throws Refusal RATE_LIMITED (429, Retry-After) when the payer's budget does not hold that many units */
  pay: (payer: Payer, units: number, lang: Lang) => Promise<void>
}

export type LimiterOptions = {
  budgets: Readonly<Record<Payer['kind'], Budget>>
  keyOf: (payer: Payer) => string
  /** Null: this process counts for itself. */
  shared: Pick<SharedCounts, 'pay'> | null
  now?: () => number
}

const MOST_KEYS = 50_000
/** After a failure Redis is left alone for so long: no request waits for it in vain. */
const REST_MS = 1_000

/**
 * Budgets of callers, kept in Redis for all gateways together. An operation pays its cost, so that neither an alias nor
 * many requests at once get more out of it. Never asked for anonymous operations: there is no payer.
 */
export function createLimiter({ budgets, keyOf, shared, now = Date.now }: LimiterOptions): Limiter {
  const local = createLocalCounts(MOST_KEYS, now)
  let awayUntil = 0
  const waitFor = async (payer: Payer, units: number): Promise<number> => {
    const key = keyOf(payer)
    const budget = budgets[payer.kind]
    if (!shared || now() < awayUntil) return local(key, budget, units)
    try {
      return await shared.pay(key, budget, units)
    } catch {
      awayUntil = now() + REST_MS
      return local(key, budget, units)
    }
  }
  return {
    pay: async (payer, units, lang) => {
      const waitMs = await waitFor(payer, units)
      if (waitMs > 0)
        throw new Refusal('RATE_LIMITED', 429, lang, { retryAfter: Math.ceil(waitMs / 1_000) })
    },
  }
}
