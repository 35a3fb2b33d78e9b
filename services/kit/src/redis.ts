import { Redis, type RedisOptions } from 'ioredis'

const shared = {
  connectTimeout: 2_000,
  keepAlive: 3_000,
  // Above drainDelay (5 s), or an idle worker would reconnect for ever (reliability.md 2).
  socketTimeout: 10_000,
  retryStrategy: (tries: number) => Math.min(100 * 2 ** tries, 2_000) + Math.random() * 200,
} satisfies RedisOptions

/** A worker waits for Redis for ever; it resumes by itself after an outage. */
export function workerRedis(url: string): Redis {
  return quiet(new Redis(url, { ...shared, maxRetriesPerRequest: null }))
}

/** A producer fails fast; the outbox tries again. */
export function producerRedis(url: string): Redis {
  return quiet(new Redis(url, { ...shared, maxRetriesPerRequest: 1 }))
}

/** ioredis prints every connection error of a client without a listener; BullMQ reports them already. */
function quiet(redis: Redis): Redis {
  return redis.on('error', () => {})
}
