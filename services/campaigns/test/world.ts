import { connectMongo } from '@tinnhiem/kit/mongo'
import { Redis } from 'ioredis'
import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { startCampaigns } from '../src/service.ts'
import { createStores } from '../src/stores.ts'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'
import {
  DIRECT,
  FAR_SCHOOL,
  organizations,
  pathOf,
  PHONG_THO,
  SCHOOL,
  TAN_UYEN,
  TEA,
} from './province.ts'

const role = (name: string, org: string) => ({ role: name, org, path: pathOf[org] ?? '' })
const member = (org: string) => role('MEMBER', org)

/** Invented people with their roles (domain.md 7.1). */
export const people = {
  hac: { sub: 'M-000010', roles: [member(TEA)] },
  inh: { sub: 'M-000011', roles: [member(TEA)] },
  ngan: { sub: 'M-000012', roles: [member(TEA), role('GRASSROOTS_OFFICER', TEA)] },
  pham: { sub: 'M-000013', roles: [member(TEA), role('GRASSROOTS_OFFICER', TEA)] },
  say: { sub: 'M-000014', roles: [member(SCHOOL), role('GRASSROOTS_OFFICER', SCHOOL)] },
  cho: { sub: 'M-000020', roles: [member(FAR_SCHOOL)] },
  phu: { sub: 'M-000021', roles: [member(FAR_SCHOOL), role('GRASSROOTS_OFFICER', FAR_SCHOOL)] },
  direct: { sub: 'M-000022', roles: [member(DIRECT), role('GRASSROOTS_OFFICER', DIRECT)] },
  suong: { sub: 'M-000030', roles: [member(SCHOOL), role('UPPER_OFFICER', TAN_UYEN)] },
  pham2: { sub: 'M-000031', roles: [member(SCHOOL), role('UPPER_OFFICER', TAN_UYEN)] },
  phin: { sub: 'M-000032', roles: [role('UPPER_OFFICER', PHONG_THO)] },
  hang: { sub: 'M-000001', roles: [role('PROVINCIAL_OFFICER', 'P12')] },
  ruong: { sub: 'M-000002', roles: [role('PROVINCIAL_OFFICER', 'P12')] },
  bao: { sub: 'M-000003', roles: [role('CAMPAIGN_ORGANISER', 'P12')] },
  long: { sub: 'M-000004', roles: [role('INSPECTION', 'P12')] },
  khanh: { sub: 'M-000005', roles: [role('ANALYST', 'P12')] },
} as const satisfies Record<string, Claims>

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

/** 20/11/2023 08:00 in Lai Châu, as the demo has it (D-18). */
export const DEMO_NOW = Date.parse('2023-11-20T08:00:00+07:00')

/** The campaigns service with its own database and a Redis database of its file, fed as membership would. */
export async function createWorld(redisDatabase: number, now = DEMO_NOW) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  mongo.pathname = `/tn_test_campaigns_${randomBytes(4).toString('hex')}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${redisDatabase}`
  const redis = new Redis(redisUrl.href)
  await redis.flushdb()
  const gateway = testGateway()
  const config = {
    ...{ mongoUri: mongo.href, redisUrl: redisUrl.href, clockOffsetMs: now - Date.now() },
    ...{ port: 0, gatewayJwks: gateway.jwks },
  }
  const service = await startCampaigns(config)
  const connection = await connectMongo(mongo.href)
  const stores = createStores(connection)
  await stores.projection.takeOrganizations(organizations())

  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  /** What was told of a code and union and is on its way, by (asOf, rev). */
  const facts = async (code: string, unionId: string): Promise<Data[]> => {
    const entries = await stores.outbox.find({ name: 'factRecorded' }).lean()
    return entries
      .flatMap(({ payload }) => (payload as { facts: Data[] }).facts)
      .filter((one) => one.code === code && one.unionId === unionId)
      .toSorted((a, b) => a.asOf.localeCompare(b.asOf) || a.rev - b.rev)
  }
  return {
    config,
    stores,
    connection,
    redis,
    ask,
    data: async (...asked: Parameters<typeof ask>) => {
      const answer = await ask(...asked)
      expect(answer.errors, JSON.stringify({ asked, answer })).toBeUndefined()
      return answer.data ?? {}
    },
    /** The one failure code of a refused question. */
    code: async (...asked: Parameters<typeof ask>) =>
      (await ask(...asked)).errors?.[0]?.extensions.code,
    facts,
    /** The newest fact of a code and union that was told, by (asOf, rev). */
    fact: async (code: string, unionId: string) => (await facts(code, unionId)).at(-1) ?? null,
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}
