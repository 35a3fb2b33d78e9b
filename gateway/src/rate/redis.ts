import { Redis, type Result } from 'ioredis'
import type { Budget } from './budget.ts'

/** Pays `units` for a key in Redis. @returns milliseconds to wait; 0 when they were there @throws when Redis is away */
export type SharedCounts = {
  pay: (key: string, budget: Budget, units: number) => Promise<number>
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * `payFrom` in one step, so that two gateways never pay with the same unit. Redis' own clock; the key is gone as soon as
 * the budget is whole again.
 */
const PAY = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local whole = tonumber(ARGV[1])
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
local after = math.max(full, now) + math.min(whole, tonumber(ARGV[2]))
local wait = after - now - whole
if wait > 0 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.max(1, math.ceil(after - now)))
return 0
`

/** A request waits no longer for its count: then the process counts for itself. */
export const PATIENCE_MS = 150

declare module 'ioredis' {
  interface RedisCommander<Context> {
    tnPay(key: string, wholeMs: number, costMs: number): Result<number, Context>
  }
}

/**
 * Connects in the background; while Redis is away every payment fails at once.
 * @param patienceMs milliseconds after which a payment fails
 */
export function openSharedCounts(url: string, patienceMs: number): SharedCounts {
  const redis = new Redis(url, {
    connectTimeout: 2_000,
    commandTimeout: patienceMs,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries) => Math.min(100 * 2 ** tries, 2_000) + Math.random() * 200,
    scripts: { tnPay: { lua: PAY, numberOfKeys: 1 } },
  })
  // ioredis prints every connection error of a client without a listener
  redis.on('error', () => {})
  return {
    pay: async (key, { burst, perSecond }, units) =>
      await redis.tnPay(key, (burst / perSecond) * 1_000, (units / perSecond) * 1_000),
    [Symbol.asyncDispose]: async () => redis.disconnect(),
  }
}
