import type { Config } from '../config.ts'
import { createCallerKeys } from './caller-key.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import { openSharedCounts } from './redis.ts'

/** The limiter of this gateway; its salt comes of the key that all gateways of a platform share. */
export function openLimiter({ keys, rate }: Config): Limiter & AsyncDisposable {
  const shared =
    rate.redisUrl === undefined ? null : openSharedCounts(rate.redisUrl, rate.patienceMs)
  const limiter = createLimiter({
    budgets: rate,
    keyOf: createCallerKeys(JSON.stringify(keys.current)),
    shared,
  })
  return { ...limiter, [Symbol.asyncDispose]: async () => await shared?.[Symbol.asyncDispose]() }
}
