import { Redis } from 'ioredis'
import { createConnection } from 'mongoose'
import { randomBytes } from 'node:crypto'

/** The servers of this test run, from `infra/local/test.ts`. @throws Error when they are missing: never a skip */
export function serversOfTheRun(): { mongo: string; redis: string } {
  const { TN_MONGO_URI: mongo, TN_REDIS_URL: redis } = process.env
  if (!mongo || !redis)
    throw new Error('TN_MONGO_URI and TN_REDIS_URL are missing: run the tests with `npm test`.')
  return { mongo, redis }
}

export type Databases = {
  uri: (name: string) => string
  redisUrl: string
  [Symbol.asyncDispose]: () => Promise<void>
}

/** Throw-away databases `tn_test_<random>_<name>` and a Redis database of this world alone; dropped at the end. */
export async function createDatabases(redisDb = 0): Promise<Databases> {
  const { mongo, redis } = serversOfTheRun()
  const prefix = `tn_test_${randomBytes(6).toString('hex')}`
  const named = new Set<string>()
  const uri = (name: string) => {
    named.add(`${prefix}_${name}`)
    const url = new URL(mongo)
    url.pathname = `/${prefix}_${name}`
    return url.toString()
  }
  const redisUrl = new URL(redis)
  redisUrl.pathname = `/${redisDb}`
  const cleaner = new Redis(redisUrl.toString())
  await cleaner.flushdb()
  return {
    uri,
    redisUrl: redisUrl.toString(),
    [Symbol.asyncDispose]: async () => {
      const connection = await createConnection(mongo).asPromise()
      for (const name of named) await connection.useDb(name).dropDatabase()
      await connection.close()
      await cleaner.flushdb()
      cleaner.disconnect()
    },
  }
}
