import { connectMongo } from '@tinnhiem/kit/mongo'
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { readReleaseKeys } from '../src/release/release-keys.ts'
import { takeRelease } from '../src/release/take-release.ts'
import { startRatings } from '../src/service.ts'
import { createStores } from '../src/stores.ts'
import { startRatingsWorker, type TestOptions } from '../src/worker-service.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'
import {
  facts,
  officers,
  organizations,
  PROVINCE,
  RELEASE_KEYS,
  released,
  UPPER,
  unionId,
} from './province.ts'

const role = (name: string, path: string) => ({
  role: name,
  org: path.split('/').at(-1) ?? '',
  path,
})

/** One invented person per role (domain.md 7.1). */
export const people = {
  hang: { sub: 'M-000001', roles: [role('PROVINCIAL_OFFICER', PROVINCE)] },
  ruong: { sub: 'M-000002', roles: [role('PROVINCIAL_OFFICER', PROVINCE)] },
  long: { sub: 'M-000003', roles: [role('INSPECTION', PROVINCE)] },
  khanh: { sub: 'M-000004', roles: [role('ANALYST', PROVINCE)] },
  phin: { sub: 'M-000005', roles: [role('UPPER_OFFICER', `${PROVINCE}/${UPPER}`)] },
  farOfficer: { sub: 'M-000006', roles: [role('PROVINCIAL_OFFICER', '/P99')] },
  hac: { sub: 'M-000010', roles: [role('MEMBER', `${PROVINCE}/${UPPER}/${unionId(0)}`)] },
  stranger: { sub: 'M-000011', roles: [role('MEMBER', `${PROVINCE}/U-9000`)] },
} as const satisfies Record<string, Claims>

function fromEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests need a real server.`)
  return value
}

// An answer has the shape of its question; every test looks at its own part.
// oxlint-disable-next-line typescript/no-explicit-any
type Data = Record<string, any>
export type Answer = {
  data: Data | null
  errors?: { extensions: { code: string } }[]
}

export type World = Awaited<ReturnType<typeof createWorld>>

/** The ratings service with its own database and its own Redis database, fed as the other services would. */
export async function createWorld(unions: number) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  const name = `tn_test_ratings_${randomBytes(4).toString('hex')}`
  mongo.pathname = `/${name}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${randomInt(13, 16)}`
  const redis = new Redis(redisUrl.href)
  await redis.flushdb()
  const gateway = testGateway()
  const releaseKeys = readReleaseKeys(RELEASE_KEYS)
  const config = { mongoUri: mongo.href, redisUrl: redisUrl.href, clockOffsetMs: 0, releaseKeys }
  const service = await startRatings({ ...config, port: 0, gatewayJwks: gateway.jwks })
  const connection = await connectMongo(mongo.href)
  const stores = createStores(connection)
  await stores.projection.takeOrganizations(organizations(unions))
  await stores.projection.takeOfficers(officers(unions))
  await stores.fact.record(facts(unions))

  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  const data = async (...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked)
    expect(answer.errors, JSON.stringify({ asked, answer })).toBeUndefined()
    return answer.data ?? {}
  }
  const workers = new Set<AsyncDisposable>()
  return {
    url: service.url,
    env: {
      TN_MONGO_URI_RATINGS: mongo.href,
      TN_REDIS_URL: redisUrl.href,
      TN_RELEASE_KEYS: RELEASE_KEYS,
    },
    stores,
    releaseKeys,
    redis,
    ask,
    data,
    release: async (changes = {}) =>
      await takeRelease(stores, releaseKeys, released(unions, changes)),
    startWorker: async (options: TestOptions = {}, slowBucketMs = 0) => {
      const settings = { ...config, concurrency: 4, slowBucketMs }
      const worker = await startRatingsWorker(settings, options)
      workers.add(worker)
      return worker
    },
    until: async <T>(
      what: string | (() => string),
      look: () => Promise<T | null | false>,
      limitMs = 60_000,
    ) => {
      const end = Date.now() + limitMs
      for (;;) {
        const seen = await look()
        if (seen) return seen
        if (Date.now() > end) {
          const told = typeof what === 'string' ? what : what()
          throw new Error(`gave up waiting: ${told}`)
        }
        await setTimeout(100)
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const worker of workers) await worker[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}
