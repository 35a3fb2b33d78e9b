import { connectMongo } from '@tinnhiem/kit/mongo'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { startCampaigns } from '../src/service.ts'
import { createStores } from '../src/stores.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'

const PROVINCE = '/P12'
export const UPPER = `${PROVINCE}/UP-TANUYEN`
const OTHER = `${PROVINCE}/UP-PHONGTHO`
export const TEA = `${UPPER}/U-0001`

const role = (name: string, path: string) => ({
  role: name,
  org: path.split('/').at(-1) ?? '',
  path,
})

/** Invented people of domain.md 7.1. */
export const people = {
  hac: { sub: 'M-000001', roles: [role('MEMBER', TEA)] },
  inh: { sub: 'M-000002', roles: [role('MEMBER', TEA)] },
  ngan: { sub: 'M-000003', roles: [role('MEMBER', TEA), role('GRASSROOTS_OFFICER', TEA)] },
  cho: { sub: 'M-000004', roles: [role('MEMBER', `${OTHER}/U-0101`)] },
  say: { sub: 'M-000005', roles: [role('GRASSROOTS_OFFICER', `${UPPER}/U-0002`)] },
  upper: { sub: 'M-000006', roles: [role('UPPER_OFFICER', UPPER)] },
  phin: { sub: 'M-000007', roles: [role('UPPER_OFFICER', OTHER)] },
  hang: { sub: 'M-000008', roles: [role('PROVINCIAL_OFFICER', PROVINCE)] },
  bao: { sub: 'M-000009', roles: [role('CAMPAIGN_ORGANISER', PROVINCE)] },
  khanh: { sub: 'M-000010', roles: [role('ANALYST', PROVINCE)] },
  long: { sub: 'M-000011', roles: [role('INSPECTION', PROVINCE)] },
} as const satisfies Record<string, Claims>

type Place = Pick<OrganizationItem, 'id' | 'level' | 'parentId' | 'path'>

/** The province, two upper unions, 8 grassroots unions each, and one directly below the province. */
export function tree(): OrganizationItem[] {
  const grassroots = (upper: string, first: number): Place[] =>
    Array.from({ length: 8 }, (_, at) => {
      const id = `U-${String(first + at).padStart(4, '0')}`
      const parentId = upper.split('/').at(-1) ?? ''
      return { id, level: 'GRASSROOTS', parentId, path: `${upper}/${id}` }
    })
  const places: Place[] = [
    { id: 'P12', level: 'PROVINCIAL', parentId: null, path: PROVINCE },
    { id: 'UP-TANUYEN', level: 'DIRECT_UPPER', parentId: 'P12', path: UPPER },
    { id: 'UP-PHONGTHO', level: 'DIRECT_UPPER', parentId: 'P12', path: OTHER },
    ...grassroots(UPPER, 1),
    ...grassroots(OTHER, 101),
    { id: 'U-0901', level: 'GRASSROOTS', parentId: 'P12', path: `${PROVINCE}/U-0901` },
  ]
  return places.map((place) => ({
    ...place,
    code: place.id,
    name: { vi: `CĐCS ${place.id}`, en: place.id },
    kind: place.level,
    validFrom: '2000-01-01',
    validTo: null,
    rev: 1,
  }))
}

function fromEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests need a real server.`)
  return value
}

// An answer has the shape of its question; every test looks at its own part.
// oxlint-disable-next-line typescript/no-explicit-any
type Data = Record<string, any>
export type Answer = { data: Data | null; errors?: { extensions: { code: string } }[] }

export type World = Awaited<ReturnType<typeof createWorld>>

/** Campaigns with a database of its own, fed as membership would: every grassroots union has 96 workers. */
export async function createWorld(redisDb: number, today: string) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  mongo.pathname = `/tn_test_campaigns_${randomBytes(4).toString('hex')}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${redisDb}`
  const redis = new Redis(redisUrl.href)
  await redis.flushdb()
  const gateway = testGateway()
  const clockOffsetMs = Date.parse(`${today}T03:00:00Z`) - Date.now()
  const urls = { mongoUri: mongo.href, redisUrl: redisUrl.href, clockOffsetMs }
  const service = await startCampaigns({ ...urls, port: 0, gatewayJwks: gateway.jwks })
  const connection = await connectMongo(mongo.href)
  const stores = createStores(connection)
  await stores.projection.takeOrganizations(tree())
  const workers = (unionId: string, count: number, asOf = '2022-12-31', rev = 1) =>
    stores.headcount.take([
      {
        eventId: `DENSITY-${unionId}-${rev}`,
        code: 'DENSITY',
        unionId,
        asOf,
        rev,
        numerator: count - 1,
        denominator: count,
        source: 'membership',
      },
    ])
  for (const { id, level } of tree()) if (level === 'GRASSROOTS') await workers(id, 96)

  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  return {
    url: service.url,
    mongoUri: mongo.href,
    stores,
    connection,
    workers,
    identity: gateway.identity,
    ask,
    data: async (...asked: Parameters<typeof ask>) => {
      const answer = await ask(...asked)
      expect(answer.errors, JSON.stringify({ asked, answer })).toBeUndefined()
      return answer.data ?? {}
    },
    codeOf: async (...asked: Parameters<typeof ask>) =>
      (await ask(...asked)).errors?.[0]?.extensions.code,
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}
