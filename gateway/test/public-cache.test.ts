import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Config } from '../src/config.ts'
import { startWorld, type World } from './world.ts'

/** The shared cache of what the contracts declare public, on a real Redis. */
const UNIT = 'query ($id: ID!) { organization(id: $id) { code name { vi } } }'

let world: World
let redis: Redis

beforeAll(async () => {
  const given = process.env['TN_REDIS_URL']
  if (!given) throw new Error('TN_REDIS_URL is missing: run the tests with `npm test`.')
  const url = new URL(given)
  url.pathname = '/61'
  redis = new Redis(url.toString())
  await redis.flushdb()
  const change = (c: Config) => ({
    ...c,
    allowAdHoc: true,
    cacheRedisUrl: url.toString(),
  })
  world = await startWorld({ change })
  const opened = async () => String(await redis.client('LIST')).split('db=61').length > 2
  await vi.waitUntil(opened, 60_000)
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await redis.flushdb()
  redis.disconnect()
})

const calls = () => world.stubs.membership.seen.length

it('one person asks the service, the next reads what is the same for both', async () => {
  const [first, second] = [await world.signIn('M-1'), await world.signIn('M-2')]
  const variables = { id: 'U-7' }
  const asked = await world.ask(UNIT, { variables, cookie: first })
  // a cache that does not answer within 50 ms is not waited for: on a slow machine the service is asked once more
  const callsFor = async (cookie: string) => {
    const before = calls()
    const kept = await world.ask(UNIT, { variables, cookie })
    expect(kept.data).toEqual(asked.data)
    return calls() - before
  }
  await expect.poll(() => callsFor(second), { timeout: 60_000 }).toBe(0)
  expect(await redis.dbsize()).toBe(1)
})

it('nobody who is not signed in reads or fills it', async () => {
  const variables = { id: 'U-8' }
  await world.ask(UNIT, { variables })
  const before = calls()
  await world.ask(UNIT, { variables: { id: 'U-7' } })
  expect(calls()).toBe(before + 1)
  expect(await redis.dbsize()).toBe(1)
})

it('what is personal is never kept', async () => {
  const cookie = await world.signIn('M-3')
  await world.ask('{ me { member { id } } organization(id: "U-9") { code } }', { cookie })
  await world.ask('query ($id: ID!) { organization(id: $id) { memberCount } }', {
    variables: { id: 'U-9' },
    cookie,
  })
  expect(await redis.dbsize()).toBe(1)
})

it('keys and values hold nobody, and end', async () => {
  const [key = ''] = await redis.keys('*')
  expect(key).toMatch(/^tn:public:[\w-]{43}$/)
  expect(await redis.get(key)).not.toMatch(/M-\d/)
  expect(await redis.ttl(key)).toBeLessThanOrEqual(60)
  expect(await redis.ttl(key)).toBeGreaterThan(0)
})

it('a cache that is away costs a call and nothing else', async () => {
  const change = (c: Config) => ({ ...c, allowAdHoc: true, cacheRedisUrl: 'redis://127.0.0.1:1' })
  await using alone = await startWorld({ change })
  const cookie = await alone.signIn('M-4')
  for (const id of ['U-1', 'U-1']) {
    const { data } = await alone.ask(UNIT, { variables: { id }, cookie })
    expect(data).toMatchObject({ organization: { code: 'U-1' } })
  }
  expect(alone.stubs.membership.seen).toHaveLength(2)
})
