import { createClock } from '@tinnhiem/kit/clock'
import { createLogger } from '@tinnhiem/kit/logger'
import { connectMongo } from '@tinnhiem/kit/mongo'
import type { RunningService } from '@tinnhiem/kit/service'
import type { OrganizationItem, RosterItem } from '@tinnhiem/membership/events'
import { Redis } from 'ioredis'
import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { tick } from '../src/jobs/tick.ts'
import { startCampaigns } from '../src/service.ts'
import { createStores } from '../src/stores.ts'
import { startCampaignsWorker } from '../src/worker-service.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'
import { organizations, pathOf, TAN_UYEN } from './province.ts'
import type { Answer } from './world.ts'

function fromEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests need a real server.`)
  return value
}

/** Milliseconds from now to the morning of a day, so that the service believes it is that day. */
const offsetTo = (day: string) => Date.parse(`${day}T08:00:00+07:00`) - Date.now()

export type CampaignWorld = Awaited<ReturnType<typeof createCampaignWorld>>

/** The campaigns service with its own databases, on a day that a test may change. */
export async function createCampaignWorld(redisDatabase: number, firstDay: string) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  mongo.pathname = `/tn_test_campaigns_${randomBytes(4).toString('hex')}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${redisDatabase}`
  const redis = new Redis(redisUrl.href)
  await redis.flushdb()
  const gateway = testGateway()
  const config = { mongoUri: mongo.href, redisUrl: redisUrl.href }
  let day = firstDay
  let service: RunningService | null = null
  const start = async () => {
    await service?.[Symbol.asyncDispose]()
    const settings = { ...config, port: 0, gatewayJwks: gateway.jwks }
    service = await startCampaigns({ ...settings, clockOffsetMs: offsetTo(day) })
  }
  await start()
  const connection = await connectMongo(mongo.href)
  const stores = createStores(connection)
  await stores.projection.takeOrganizations(organizations())
  const log = createLogger('test', 'silent')
  const ticks = async () => await tick({ stores, clock: createClock(offsetTo(day)), log })
  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${service?.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  return {
    config,
    stores,
    connection,
    redis,
    redisUrl: redisUrl.href,
    ask,
    ticks,
    data: async (...asked: Parameters<typeof ask>) => {
      const answer = await ask(...asked)
      expect(answer.errors, JSON.stringify({ asked, answer })).toBeUndefined()
      return answer.data ?? {}
    },
    /** The one failure code of a refused question. */
    code: async (...asked: Parameters<typeof ask>) =>
      (await ask(...asked)).errors?.[0]?.extensions.code,
    /** Another day, with what the clock does on it. */
    travel: async (to: string) => {
      day = to
      await start()
      await ticks()
    },
    today: () => day,
    /** As membership would tell it: a member of a union since 2020. */
    join: async (memberId: string, unionId: string, changes: Partial<RosterItem> = {}) =>
      await stores.projection.takeRoster([
        { memberId, unionId, from: '2020-01-01', to: null, rev: 1, ...changes },
      ]),
    /** As membership would tell it: so many members in a union. */
    size: async (unionId: string, members: number) =>
      await stores.headcount.take([
        {
          ...{ eventId: `DENSITY-${unionId}`, code: 'DENSITY', unionId, asOf: '2022-01-01' },
          ...{ rev: 1, numerator: members, denominator: members, source: 'membership' },
        },
      ]),
    /** The facts told so far of a code and union, oldest first. */
    facts: async (code: string, unionId: string) => {
      const entries = await stores.outbox.find({ name: 'factRecorded' }).lean()
      return entries
        .flatMap(({ payload }) => (payload as { facts: { [key: string]: unknown }[] }).facts)
        .filter((one) => one['code'] === code && one['unionId'] === unionId)
        .toSorted((a, b) => Number(a['rev']) - Number(b['rev']))
    },
    stopService: async () => {
      await service?.[Symbol.asyncDispose]()
      service = null
    },
    startWorker: async () =>
      await startCampaignsWorker({ ...config, clockOffsetMs: offsetTo(day) }),
    [Symbol.asyncDispose]: async () => {
      await service?.[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}

/** A further grassroots union of Tân Uyên, named as given. */
export function unitOf(id: string, name: string, parentId = TAN_UYEN): OrganizationItem {
  return {
    ...{ id, code: id, parentId, path: `${pathOf[parentId]}/${id}`, level: 'GRASSROOTS' },
    ...{ name: { vi: name, en: name }, kind: 'GRASSROOTS' },
    ...{ validFrom: '2000-01-01', validTo: null, rev: 1 },
  }
}
