import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfig, type Config } from '../src/config.ts'
import { newKey, signSession } from './keys.ts'
import { sessionCookie } from '../src/session-cookie.ts'
import { startWorld, type World } from './world.ts'

const BOARD = `{ ratings(year: 2023) { edges { node { level union { name { vi } } person { name { full } }
  cycle { survey { title { vi } } } } } } }`
const ME = '{ me { member { id } } }'

describe('a signed-in person', () => {
  let world: World
  beforeAll(
    async () => void (world = await startWorld({ change: (c) => ({ ...c, allowAdHoc: true }) })),
  )
  afterAll(() => world[Symbol.asyncDispose]())

  it('gets one answer from three subgraphs', async () => {
    const cookie = await world.signIn('M-000001', 'PROVINCIAL_OFFICER')
    const { data, errors } = await world.ask(BOARD, { cookie })
    expect(errors).toBeUndefined()
    const node = {
      level: 'GOOD',
      union: { name: { vi: 'CĐCS U-1' } },
      person: { name: { full: 'Lò Thị Hặc' } },
      cycle: { survey: { title: { vi: 'Khảo sát' } } },
    }
    expect(data).toMatchObject({ ratings: { edges: [{}, { node }, {}, { node }] } })
  })

  it('is known to the subgraphs by a short-lived signed identity, and by nothing else', async () => {
    const cookie = await world.signIn('M-000002')
    await world.ask(ME, {
      cookie,
      headers: {
        'user-agent': 'a phone',
        'x-forwarded-for': '10.0.0.1',
        'accept-language': 'en',
        referer: 'x',
      },
    })
    const headers = world.stubs.membership.seen.at(-1) ?? {}
    expect(Object.keys(headers).toSorted()).toEqual(
      [
        'connection',
        'content-length',
        'content-type',
        'host',
        'traceparent',
        'x-tinnhiem-identity',
      ].toSorted(),
    )
    const claims = decodeJwt(String(headers['x-tinnhiem-identity']))
    expect(claims).toMatchObject({
      iss: 'tinnhiem-gateway',
      aud: 'subgraph',
      sub: 'M-000002',
      lang: 'en',
      roles: [{ role: 'MEMBER', org: 'P12', path: '/P12' }],
    })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(30)
  })

  it('is signed once per request, whatever the number of subgraph calls', async () => {
    const cookie = await world.signIn('M-000003', 'PROVINCIAL_OFFICER')
    const before = world.stubs.membership.seen.length
    await world.ask(BOARD, { cookie })
    const tokens = [
      ...world.stubs.membership.seen.slice(before),
      world.stubs.ratings.seen.at(-1),
      world.stubs.surveys.seen.at(-1),
    ].map((headers) => headers?.['x-tinnhiem-identity'])
    expect(tokens.length).toBeGreaterThanOrEqual(3)
    expect(new Set(tokens).size).toBe(1)
  })

  it('is looked up once, not at each request', async () => {
    const cookie = await world.signIn('M-000004')
    const before = world.identityCalls()
    await Promise.all([1, 2, 3, 4].map(() => world.ask(ME, { cookie })))
    await world.ask(ME, { cookie })
    expect(world.identityCalls() - before).toBe(1)
  })

  it('is nobody with an expired session, and the cookie is taken back', async () => {
    const reply = await world.ask(ME, { cookie: await world.signIn('M-000005', 'MEMBER', '-1s') })
    expect(reply.data).toEqual({ me: null })
    expect(reply.headers.get('set-cookie')).toMatch(
      /^tn_session=; Path=\/; Max-Age=0; HttpOnly; SameSite=Strict/,
    )
  })

  it.each(['tn_session=abc', 'tn_session=a.b.c', `tn_session=${'x'.repeat(3000)}`])(
    'is nobody with a forged session (%s)',
    async (cookie) => expect((await world.ask(ME, { cookie })).data).toEqual({ me: null }),
  )

  it('is nobody with a session another key signed', async () => {
    const forged = await signSession(await newKey('session'), 'M-000001', 'sid-M-000001-0')
    expect((await world.ask(ME, { cookie: `tn_session=${forged}` })).data).toEqual({ me: null })
  })

  it('is nobody once membership has ended the session', async () => {
    const cookie = await world.signIn('M-000006')
    world.people.clear()
    expect((await world.ask(ME, { cookie })).data).toEqual({ me: null })
  })

  it('gets the session as a cookie no script can read, and never in the body', async () => {
    const reply = await world.ask(
      'mutation { verifyCode(card: "M-9", code: "1") { ... on SignedIn { viewer { member { id } } } } }',
    )
    const cookie = reply.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(
      /^tn_session=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
    expect(reply.text).not.toContain(cookie.slice(11, 60))
    expect(reply.headers.get('x-tinnhiem-session')).toBeNull()
  })

  it('gets a Secure cookie everywhere but on loopback', async () => {
    expect(sessionCookie('t', 'tinnhiem.example')).toContain('; Secure')
    expect(sessionCookie('t', undefined)).toContain('; Secure')
  })

  it('is asked for again after signing out', async () => {
    const cookie = await world.signIn('M-000007')
    await world.ask(ME, { cookie })
    const reply = await world.ask('mutation { signOut { done } }', { cookie })
    expect(reply.headers.get('set-cookie')).toMatch(/^tn_session=; Path=\/; Max-Age=0/)
    world.people.clear()
    expect((await world.ask(ME, { cookie })).data).toEqual({ me: null })
  })
})

describe('what membership says about a session', () => {
  afterEach(() => void vi.useRealTimers())

  it('is believed for a limited time only: an ended role loses access', async () => {
    // the clock stands but for the test, from before the gateway takes it
    const asked = Date.now()
    vi.setSystemTime(asked)
    await using world = await startWorld()
    const cookie = await world.signIn('M-1', 'ANALYST')
    expect((await world.ask('{ mySurveys { id } }', { cookie })).status).toBe(200)
    for (const person of world.people.values()) person.roles = []
    vi.setSystemTime(asked + 59_999)
    expect((await world.ask('{ mySurveys { id } }', { cookie })).status).toBe(200)
    vi.setSystemTime(asked + 60_000)
    expect((await world.ask('{ mySurveys { id } }', { cookie })).codes).toEqual([
      'OPERATION_NOT_ALLOWED',
    ])
  })

  it('can never be believed for more than a minute', () => {
    expect(() => readConfig({ TN_SESSION_KEEP_MS: '60001' })).toThrow(/TN_SESSION_KEEP_MS/)
  })
})

describe('the two data sources', () => {
  it('give the same answers', async () => {
    const answers = []
    for (const dataSource of ['pool', 'stock'] as const) {
      const change = (config: Config) => ({ ...config, dataSource, allowAdHoc: true })
      await using world = await startWorld({ change })
      const cookie = await world.signIn('M-000001', 'PROVINCIAL_OFFICER')
      const texts = await Promise.all(
        [BOARD, ME, '{ ratingCycle(year: 2023) { survey { audience { name { vi } } } } }'].map(
          (query) => world.ask(query, { cookie }),
        ),
      )
      answers.push(texts.map(({ text }) => text))
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.join()).not.toContain('errors')
  })
})
