import { dayOf, type Clock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo } from '@tinnhiem/kit/mongo'
import type { RosterItem } from '@tinnhiem/membership/events'
import { Redis } from 'ioredis'
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { tick } from '../src/jobs/tick.ts'
import { followMembers } from '../src/referral/follow-roster.ts'
import { startReferrals } from '../src/service.ts'
import { openStores } from '../src/stores.ts'
import { startReferralsWorker } from '../src/worker-service.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'
import { officers, organ, organizations, roster } from './province.ts'

// An answer has the shape of its question; every test looks at its own part.
// oxlint-disable-next-line typescript/no-explicit-any
export type Data = Record<string, any>
export type Answer = { data: Data | null; errors?: { extensions: { code: string } }[] }

export type World = Awaited<ReturnType<typeof createWorld>>

function fromEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests need a real server.`)
  return value
}

/** The day every test starts on. */
export const START = '2023-06-01'

/** The referrals service with its own database, fed as membership would; its time is moved by hand. */
export async function createWorld(redisDatabase: number) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  mongo.pathname = `/tn_test_referrals_${randomBytes(4).toString('hex')}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${redisDatabase}`
  const redis = new Redis(redisUrl.href)
  await redis.flushdb()
  const gateway = testGateway()
  const time = movableClock()
  const keys = { current: randomBytes(32), old: [] }
  const config = { mongoUri: mongo.href, redisUrl: redisUrl.href, clockOffsetMs: 0, keys }
  const service = await startReferrals(
    { ...config, port: 0, gatewayJwks: gateway.jwks },
    time.clock,
  )
  const connection = await connectMongo(mongo.href)
  const stores = await openStores(connection, keys)
  await stores.projection.takeOrganizations(organizations)
  await stores.projection.takeOfficers(officers)
  await stores.projection.takeRoster(roster(START))
  await stores.organ.insert(organ)

  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  const worker = { stores, clock: time.clock, log: createLogger('test', 'silent') }
  const workers = new Set<AsyncDisposable>()
  return {
    url: service.url,
    gateway,
    config,
    stores,
    redis,
    connection,
    worker,
    clock: time.clock,
    /** The signed header of a person, for doors beside the graph. */
    identity: gateway.identity,
    ask,
    /** What they are answered, without any error. */
    data: async (who: Claims, query: string, variables = {}): Promise<Data> => {
      const answer = await ask(who, query, variables)
      expect(answer.errors, JSON.stringify({ query, variables, answer })).toBeUndefined()
      return answer.data ?? {}
    },
    code: async (who: Claims, query: string, variables = {}) =>
      (await ask(who, query, variables)).errors?.[0]?.extensions.code,
    /** It is noon of this day. */
    goTo: time.goTo,
    /** So many days pass; the clock's work is done on the last one. */
    pass: async (days: number) => {
      time.add(days)
      await tick(worker)
    },
    /** Membership tells of the roster. */
    tell: async (items: RosterItem[]) => {
      await stores.projection.takeRoster(items)
      await followMembers(
        worker,
        items.map(({ memberId }) => memberId),
      )
    },
    startWorker: async () => {
      const started = await startReferralsWorker(config, { clock: time.clock })
      workers.add(started)
      return started
    },
    until: async <T>(what: string, look: () => Promise<T | null | false>, limitMs = 60_000) => {
      for (const end = Date.now() + limitMs; ; await setTimeout(100)) {
        const seen = await look()
        if (seen) return seen
        if (Date.now() > end) throw new Error(`gave up waiting: ${what}`)
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const started of workers) await started[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}

/** Domain time that stands at noon of a day until it is moved. */
function movableClock(): {
  clock: Clock
  add: (days: number) => void
  goTo: (day: string) => void
} {
  let now = Date.parse(`${START}T05:00:00Z`)
  const clock = { now: () => new Date(now), today: () => dayOf(new Date(now)) }
  return {
    clock,
    add: (days) => void (now += days * 86_400_000),
    goTo: (day) => void (now = Date.parse(`${day}T05:00:00Z`)),
  }
}
