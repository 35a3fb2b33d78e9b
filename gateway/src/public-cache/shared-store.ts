import type { Logger } from '@tinnhiem/kit/logger'
import { Redis } from 'ioredis'

/** Texts shared by all gateways. It may lose anything at any time, and never makes a request wait. */
export type SharedStore = {
  /** In order of the keys; null where nothing is kept. */
  get: (keys: readonly string[]) => Promise<(string | null)[]>
  set: (rows: readonly (readonly [key: string, value: string])[], seconds: number) => void
  [Symbol.asyncDispose]: () => Promise<void>
}

/** Milliseconds after which a cache that does not answer is worth nothing. */
const PATIENCE = 50

/** A Redis that is a cache: not the one of the queues, which may lose nothing. */
export function openSharedStore(url: string, log: Logger): SharedStore {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE,
    connectTimeout: 1_000,
    retryStrategy: (tries) => Math.min(100 * 2 ** tries, 5_000),
  })
  // each failed command is a miss already; the state of the connection is one line
  redis.on('error', () => {})
  redis.on('close', () => log.warn('the cache is away: everything is asked of the services'))
  return {
    get: async (keys) => {
      if (keys.length === 0 || redis.status !== 'ready') return keys.map(() => null)
      return await redis.mget(...keys).catch(() => keys.map(() => null))
    },
    set: (rows, seconds) => {
      if (rows.length === 0 || redis.status !== 'ready') return
      const batch = redis.pipeline()
      for (const [key, value] of rows) batch.set(key, value, 'EX', seconds)
      batch.exec().catch(() => {})
    },
    [Symbol.asyncDispose]: async () => redis.disconnect(),
  }
}
