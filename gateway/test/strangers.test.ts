import { makeAccessToken } from '@tinnhiem/kit/access-token'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newKey, signSession } from './keys.ts'
import { startWorld, type World } from './world.ts'

const ME = 'query Me { me { member { id } } }'
const OWN = '{ mySurveys { id } }'
/** More tokens than are read: it answers TOO_MANY_TOKENS where it was read, and another word where it was not. */
const LONG = `{ ${'a '.repeat(3_000)} }`
const KEEP_MS = 60_000
const AT_ONCE = 60

describe('one address from which many ask', () => {
  let world: World
  beforeAll(async () => {
    // the clock stands: no budget fills, no day ends and nothing is forgotten, however slow the machine
    vi.setSystemTime(Date.now())
    world = await startWorld({
      documents: [ME],
      change: (config) => ({
        ...config,
        proxyHops: 1,
        sessionKeepMs: KEEP_MS,
        // counted in the process, which no loaded machine makes forget; rate.test.ts counts in Redis
        rate: {
          ...config.rate,
          redisUrl: undefined,
          viewer: { burst: 10_000, perSecond: 1_000 },
          token: { burst: 10_000, perSecond: 1_000 },
          address: { burst: AT_ONCE, perSecond: 0.01 },
        },
      }),
    })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    vi.useRealTimers()
  })
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

  const at = (address: string, more: Record<string, string> = {}) => ({
    'x-forwarded-for': address,
    'accept-language': 'en',
    ...more,
  })
  const session = (token: string) => `tn_session=${token}`

  /** Asks with another cookie each time, until the address has nothing left. */
  async function flood(address: string, next: (count: number) => Promise<string>): Promise<void> {
    for (let count = 0; count < AT_ONCE; count += 1)
      await world.ask(ME, { cookie: await next(count), headers: at(address), byId: true })
    const options = { cookie: await next(AT_ONCE), headers: at(address), byId: true }
    const reply = await world.ask(ME, options)
    expect([reply.status, reply.codes]).toEqual([429, ['RATE_LIMITED']])
    expect(reply.errors?.[0]?.message).toMatch(/^Too many/)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
  const junk = async (count: number) => session(`${'x'.repeat(300)}.${count}.y`)

  it('is refused a flood of invented cookies; who was known there before is still answered', async () => {
    const address = '192.0.2.1'
    const cookie = await world.signIn('M-1', 'ANALYST')
    expect((await world.ask(ME, { cookie, headers: at(address), byId: true })).status).toBe(200)
    await flood(address, junk)
    const newcomer = await world.signIn('M-2')
    const refused = await world.ask(ME, { cookie: newcomer, headers: at(address), byId: true })
    expect(refused.status).toBe(429)
    // also when the roles have to be asked for again, and in words of one's own
    pass(KEEP_MS)
    for (const options of [{ byId: true }, {}]) {
      const text = options.byId ? ME : OWN
      const reply = await world.ask(text, { cookie, headers: at(address), ...options })
      expect(reply.status).toBe(200)
    }
    const elsewhere = at('192.0.2.2')
    expect((await world.ask(ME, { cookie: newcomer, headers: elsewhere, byId: true })).status).toBe(
      200,
    )
  })

  it('pays before a cookie is verified, and before membership is asked about it', async () => {
    const address = '192.0.2.3'
    const ended = async (count: number) =>
      session(await signSession(world.sessionKey, 'M-9', `ended-${count}`))
    const before = world.identityCalls()
    await flood(address, ended)
    const asked = world.identityCalls() - before
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(AT_ONCE)
    await world.ask(ME, { cookie: await ended(999), headers: at(address), byId: true })
    await fetch(`${world.url}/evidence/EV-${'e'.repeat(22)}`, {
      headers: at(address, { cookie: await ended(1_000) }),
    })
    expect(world.identityCalls() - before).toBe(asked)
  })

  it('pays for a session again once that has ended', async () => {
    const address = '192.0.2.4'
    const cookie = await world.signIn('M-3')
    expect((await world.ask(ME, { cookie, headers: at(address), byId: true })).status).toBe(200)
    for (const [sid, { sub }] of world.people) if (sub === 'M-3') world.people.delete(sid)
    pass(KEEP_MS)
    await world.ask(ME, { cookie, headers: at(address), byId: true })
    await flood(address, junk)
    const before = world.identityCalls()
    expect((await world.ask(ME, { cookie, headers: at(address), byId: true })).status).toBe(429)
    expect(world.identityCalls()).toBe(before)
  })

  it('pays before a text of somebody unknown is read', async () => {
    const forged = await signSession(await newKey('session'), 'M-1', 'sid')
    const tokenOf = (count: number) => ({ authorization: `Bearer ${count}` })
    for (const [address, headersOf] of [
      ['192.0.2.5', (count: number) => ({ cookie: session(`${count}`) })],
      ['192.0.2.6', () => ({ cookie: session(forged) })],
      ['192.0.2.7', tokenOf],
    ] as const) {
      const codes: string[] = []
      for (let count = 0; count < 8; count += 1)
        codes.push(...(await world.ask(LONG, { headers: at(address, headersOf(count)) })).codes)
      expect(codes).toEqual([
        ...Array<string>(AT_ONCE / 20).fill('TOO_MANY_TOKENS'),
        ...Array<string>(8 - AT_ONCE / 20).fill('RATE_LIMITED'),
      ])
    }
  })

  it('has no text read under the cover of another cookie', async () => {
    const reply = await world.ask(LONG, { headers: at('192.0.2.8', { cookie: 'theme=dark' }) })
    expect([reply.status, reply.codes]).toEqual([403, ['OPERATION_NOT_ALLOWED']])
  })

  it('is refused guessed tokens, and a token known there before is still answered', async () => {
    const address = '192.0.2.9'
    const { text } = world.tokens.issue()
    const askWith = (token: string) =>
      world.ask(OWN, { headers: at(address, { authorization: `Bearer ${token}` }) })
    expect((await askWith(text)).status).toBe(200)
    await flood(address, junk)
    expect((await askWith(makeAccessToken().text)).status).toBe(429)
    expect((await askWith(text)).status).toBe(200)
  })
})
