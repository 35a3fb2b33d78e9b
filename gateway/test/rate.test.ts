import { parseEnv } from '@tinnhiem/kit/env'
import { Redis } from 'ioredis'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import type { Config } from '../src/config.ts'
import type { GraphqlDoor } from '../src/graphql-door.ts'
import { openSharedCounts } from '../src/rate/redis.ts'
import { startWorld, type World } from './world.ts'

const { TN_REDIS_URL } = parseEnv(z.object({ TN_REDIS_URL: z.url() }))
const REDIS = new URL('/50', TN_REDIS_URL).href

const ME = 'query Me { me { member { id } } }'
const FIVE = `query Five { ${[1, 2, 3, 4, 5].map((at) => `a${at}: me { member { id } }`).join(' ')} }`
const CODE = 'mutation Code($card: String!) { verifyCode(card: $card, code: "1") { __typename } }'
const ANSWER =
  'mutation Answer($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename } }'
const documents = [ME, FIVE, CODE, ANSWER]

const limited = (config: Config): Config => ({
  ...config,
  rate: {
    redisUrl: REDIS,
    // a Redis that is slow, as the machine is, is still the one that counts
    patienceMs: 60_000,
    viewer: { burst: 60, perSecond: 0.01 },
    token: { burst: 60, perSecond: 0.01 },
    address: { burst: 100, perSecond: 0.01 },
  },
})

const redis = new Redis(REDIS)
const keys = () => redis.keys('tn:rate:*')
beforeEach(async () => {
  const old = await keys()
  if (old.length > 0) await redis.del(old)
})
afterAll(() => redis.quit())

describe('a caller', () => {
  let world: World
  beforeAll(async () => {
    // who pays has another name each day: none begins meanwhile
    vi.setSystemTime(Date.now())
    world = await startWorld({ documents, change: limited })
    // from here on Redis counts, and not the process
    const counted = async () => {
      // Redis is asked again a second after it was away
      vi.setSystemTime(Date.now() + 1_000)
      await world.ask(ME, { cookie: await world.signIn('M-0'), byId: true })
      return (await keys()).length > 0
    }
    await vi.waitUntil(counted, 60_000)
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    vi.useRealTimers()
  })

  /** Answered requests until the first refusal, at most 200. */
  async function untilRefused(document: string, options: Parameters<World['ask']>[1] = {}) {
    for (let count = 0; count < 200; count += 1) {
      const reply = await world.ask(document, { ...options, byId: true })
      if (reply.status === 429) return { count, reply }
    }
    throw new Error('nothing was refused')
  }

  it('is told to wait, in words and seconds, and another one is not', async () => {
    const cookie = await world.signIn('M-1')
    const { count, reply } = await untilRefused(ME, {
      cookie,
      headers: { 'accept-language': 'en' },
    })
    expect(count).toBeGreaterThan(10)
    expect(reply.codes).toEqual(['RATE_LIMITED'])
    expect(reply.errors?.[0]?.message).toMatch(/^Too many requests/)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(reply.errors?.[0]?.extensions['retryAfter']).toBeGreaterThanOrEqual(1)
    const other = await world.ask(ME, { cookie: await world.signIn('M-2'), byId: true })
    expect(other.status).toBe(200)
  })

  it('gains nothing by aliases: they are paid one by one', async () => {
    const one = await untilRefused(ME, { cookie: await world.signIn('M-3') })
    const five = await untilRefused(FIVE, { cookie: await world.signIn('M-4') })
    expect(five.count).toBeLessThan(one.count / 2)
  })

  it('who tries to sign in pays by address, with another session each time too', async () => {
    let tries = 0
    for (let status = 200; status !== 429 && tries < 50; tries += 1) {
      const cookie = await world.signIn(`M-${100 + tries}`)
      const reply = await world.ask(CODE, { cookie, byId: true, variables: { card: `${tries}` } })
      status = reply.status
    }
    expect(tries).toBeLessThan(8)
  })

  it('is not believed about an address of its own', async () => {
    let asked = 0
    for (let status = 200; status !== 429 && asked < 100; asked += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${asked}` }
      status = (await world.ask(CODE, { byId: true, headers, variables: { card: '1' } })).status
    }
    expect(asked).toBeLessThan(8)
  })

  it('leaves no address, session or number in Redis, and what it leaves goes by itself', async () => {
    await world.ask(ME, { cookie: await world.signIn('M-5'), byId: true })
    await world.ask(CODE, { byId: true, variables: { card: '1' } })
    const left = await keys()
    expect(left.length).toBeGreaterThanOrEqual(2)
    for (const key of left) {
      expect(key).toMatch(/^tn:rate:[\w-]{22}$/)
      expect(await redis.get(key)).toMatch(/^[\d.]+$/)
      expect(await redis.pttl(key)).toBeGreaterThan(0)
      expect(await redis.pttl(key)).toBeLessThanOrEqual(10_000_000)
    }
  })

  it('is never counted for a ballot, nor for a text nobody knows: it may be an old ballot', async () => {
    for (let at = 0; at < 30; at += 1) {
      await world.ask(ANSWER, { byId: true, variables: { ballot: 'x' } })
      await world.ask(`query Old${at} { me { member { id } } }`, { byId: true })
    }
    expect(await keys()).toEqual([])
  })
})

describe('the counts in Redis', () => {
  it('are one for all gateways', async () => {
    await using one = openSharedCounts(REDIS, 60_000)
    await using two = openSharedCounts(REDIS, 60_000)
    const budget = { burst: 10, perSecond: 0.001 }
    const payBoth = async (key: string) =>
      await Promise.all([one, two].map((counts) => counts.pay(key, budget, 1)))
    // both are there, and nothing of what is counted below is spent
    let tries = 0
    const first = () => payBoth(`tn:rate:try-${(tries += 1)}`)
    await expect.poll(first, { timeout: 60_000 }).toEqual([0, 0])
    const waits = (
      await Promise.all(Array.from({ length: 10 }, () => payBoth('tn:rate:both')))
    ).flat()
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
    expect(waits.filter((wait) => wait > 0)).toHaveLength(10)
  })
})

describe('without Redis', () => {
  it('the door stays open and bounded', async () => {
    const change = (config: Config) => {
      const { rate, ...rest } = limited(config)
      return { ...rest, rate: { ...rate, redisUrl: 'redis://127.0.0.1:1' } }
    }
    await using world = await startWorld({ documents, change })
    const cookie = await world.signIn('M-1')
    const replies = []
    for (let at = 0; at < 60; at += 1) replies.push(await world.ask(ME, { cookie, byId: true }))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 429]))
  })
})

describe('an anonymous request', () => {
  it('is answered by a door that cannot know where it came from', async () => {
    const { answerGraphql } = await import('../src/graphql-door.ts')
    const request = new IncomingMessage(new Socket())
    request.headers['content-type'] = 'application/json'
    Object.defineProperty(request, 'socket', {
      get: () => {
        throw new Error('an address was read')
      },
    })
    const door = doorThatCounts()
    const answer = answerGraphql(door, request)
    request.push('{"documentId":"sha256:x"}')
    request.push(null)
    await expect(answer).resolves.toMatchObject({ status: 200 })
  })
})

/** Just enough of a door to answer one anonymous operation. */
function doorThatCounts() {
  const door: unknown = doorOfNobody()
  return door as GraphqlDoor
}

function doorOfNobody() {
  return {
    approved: new Map(),
    operations: {
      knows: () => true,
      find: () => ({
        anonymity: 'alone',
        trusted: true,
        document: { kind: 'Document', definitions: [] },
      }),
    },
    identities: { anonymous: () => '' },
    ceiling: (work: () => unknown) => work(),
    count: () => {},
    requestMs: 1_000,
    maxAnswer: 1_000,
    limiter: { pay: () => Promise.reject(new Error('an anonymous request was counted')) },
    apollo: {
      executeHTTPGraphQLRequest: async () => ({
        headers: new Map(),
        body: { kind: 'complete', string: '{}' },
      }),
    },
  }
}
