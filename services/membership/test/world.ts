import { dayOf } from '@tinnhiem/kit/clock'
import { connectMongo } from '@tinnhiem/kit/mongo'
import { testGateway, type Claims } from '@tinnhiem/kit/test-gateway'
import { producerRedis } from '@tinnhiem/kit/redis'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { loadWorld, type World as Province } from '../src/demo/load-world.ts'
import { startMembership } from '../src/service.ts'
import { createStores } from '../src/stores.ts'

const analyst = { role: 'ANALYST', org: 'P12', path: '/P12' }
const member = { role: 'MEMBER', org: 'U-0001', path: '/P12/U-0001' }

/** Two analysts, and a member who is none. */
export const people = {
  khanh: { sub: 'M-000001', roles: [member, analyst] },
  other: { sub: 'M-000002', roles: [member, analyst] },
  hac: { sub: 'M-000003', roles: [member] },
} as const satisfies Record<string, Claims>

const FOUNDED = '2015-01-01'
const noonOf = (day: string) => Date.parse(`${day}T12:00:00+07:00`)

function province(): Province {
  const ids = Object.values(people).map(({ sub }) => sub)
  const organization = { validFrom: FOUNDED, validTo: null, multiEmployer: false }
  const name = (vi: string) => ({ vi, en: vi })
  return {
    organizations: [
      {
        ...organization,
        id: 'P12',
        code: 'P12',
        name: name('Tỉnh'),
        kind: 'PROVINCIAL_FEDERATION',
        parentId: null,
        path: '/P12',
      },
      {
        ...organization,
        id: 'U-0001',
        code: 'U-0001',
        name: name('Chè'),
        kind: 'GRASSROOTS',
        parentId: 'P12',
        path: '/P12/U-0001',
      },
    ],
    employers: [],
    members: ids.map((id, at) => ({
      id,
      name: { family: 'Lò', middle: 'Thị', given: `Số ${at}` },
      cardNo: `TS-00000${at}`,
      phone: `090000000${at}`,
      preferredLanguage: 'vi',
      active: true,
    })),
    memberships: ids.map((memberId, at) => ({
      id: `MS-${at}`,
      memberId,
      unionId: 'U-0001',
      employerId: null,
      from: FOUNDED,
      to: null,
    })),
    officers: [],
    roles: ids.slice(0, 2).map((memberId, at) => ({
      id: `R-${at}`,
      memberId,
      role: 'ANALYST',
      orgId: 'P12',
      from: FOUNDED,
      to: null,
    })),
    factDays: [],
  }
}

// An answer has the shape of its question; every test looks at its own part.
// oxlint-disable-next-line typescript/no-explicit-any
type Data = Record<string, any>
export type Answer = { data: Data | null; errors?: { extensions: { code: string } }[] }
export type World = Awaited<ReturnType<typeof createWorld>>

function fromEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: these tests need a real server.`)
  return value
}

/** Membership alone, with a database and a Redis database of its own. */
export async function createWorld(redisDatabase: number) {
  const mongo = new URL(fromEnv('TN_MONGO_URI'))
  mongo.pathname = `/tn_test_membership_${randomBytes(4).toString('hex')}`
  const redisUrl = new URL(fromEnv('TN_REDIS_URL'))
  redisUrl.pathname = `/${redisDatabase}`
  const redis = producerRedis(redisUrl.href)
  await redis.flushdb()
  const today = dayOf(new Date())
  await loadWorld(mongo.href, province())
  const gateway = testGateway()
  const service = await startMembership({
    port: 0,
    mongoUri: mongo.href,
    redisUrl: redisUrl.href,
    gatewayJwks: gateway.jwks,
    clockOffsetMs: noonOf(today) - Date.now(),
    sessionKey: generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    codes: { sender: 'console', webhook: null, file: null },
  })
  const connection = await connectMongo(mongo.href)
  const post = async (path: string, identity: string, body: object) =>
    await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': identity },
      body: JSON.stringify(body),
    })
  const ask = async (who: Claims, query: string, variables = {}): Promise<Answer> => {
    const response = await post('/graphql', gateway.identity(who), { query, variables })
    return (await response.json()) as Answer
  }
  return {
    /** The day of all this; it is noon, and no test lasts until the next. */
    today,
    stores: createStores(connection),
    connection,
    gateway,
    post,
    ask,
    data: async (who: Claims, query: string, variables = {}): Promise<Data> => {
      const answer = await ask(who, query, variables)
      expect(answer.errors, JSON.stringify({ query, variables, answer })).toBeUndefined()
      return answer.data ?? {}
    },
    code: async (who: Claims, query: string, variables = {}) =>
      (await ask(who, query, variables)).errors?.[0]?.extensions.code,
    /** Who a token is, as the gateway asks; null for 401. */
    whoIs: async (token: { id: string; hash: string }): Promise<Data | null> => {
      const response = await post(
        '/token-identity',
        gateway.identity({}, 'membership-identity'),
        token,
      )
      return response.status === 200 ? ((await response.json()) as Data) : null
    },
    [Symbol.asyncDispose]: async () => {
      await service[Symbol.asyncDispose]()
      await connection.dropDatabase()
      await connection.close()
      await redis.flushdb()
      redis.disconnect()
    },
  }
}
