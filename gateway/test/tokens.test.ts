import { makeAccessToken } from '@tinnhiem/kit/access-token'
import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startWorld, type World } from './world.ts'

const UNITS = '{ organizations(first: 2) { edges { node { id } } } }'
const SIGN_OUT = 'mutation SignOut { signOut { done } }'
const REVOKE = 'mutation Revoke($id: ID!) { revokeAccessToken(id: $id) { token { id } } }'
const SAVED = 'query Saved { savedQueries { id } }'
const MANIFEST = '{ surveyManifest(survey: "ab") { hash } }'

const callsOf = (world: World): number =>
  Object.values(world.stubs).reduce((sum, { seen }) => sum + seen.length, 0)

describe('a personal access token', () => {
  let world: World
  beforeAll(async () => {
    // the clock stands but for the test: a minute is as long as it says
    vi.setSystemTime(Date.now())
    world = await startWorld({ documents: [SIGN_OUT, REVOKE, SAVED] })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    vi.useRealTimers()
  })

  it('asks a question of its own, as itself and as an analyst', async () => {
    const { id, text, headers } = world.tokens.issue()
    const { status, data, errors } = await world.ask(UNITS, { headers })
    expect({ status, errors }).toEqual({ status: 200, errors: undefined })
    expect(data).toMatchObject({ organizations: { edges: [{}, {}] } })
    const sent = world.stubs.membership.seen.at(-1) ?? {}
    const claims = decodeJwt(String(sent['x-tinnhiem-identity']))
    expect(claims).toMatchObject({ sub: `token:${id}`, roles: [{ role: 'ANALYST' }] })
    expect(JSON.stringify(sent)).not.toContain(text)
  })

  it('never mutates, neither in words of its own nor in those of the pages', async () => {
    const { headers, id } = world.tokens.issue()
    const before = callsOf(world)
    const tries = [
      await world.ask(SIGN_OUT, { headers }),
      await world.ask(SIGN_OUT, { headers, byId: true }),
      await world.ask(REVOKE, { headers, byId: true, variables: { id } }),
      await world.ask('mutation M { signOut { done } requestCode(card: "x") { __typename } }', {
        headers,
      }),
      // two operations: the query is the one that would run
      await send(world, headers, { query: `query A ${UNITS} ${SIGN_OUT}`, operationName: 'A' }),
    ]
    for (const { status, codes } of tries)
      expect([status, codes]).toEqual([403, ['OPERATION_NOT_ALLOWED']])
    expect(callsOf(world)).toBe(before)
  })

  it('sees neither questions nor tokens nor its person, on no detour', async () => {
    const { headers } = world.tokens.issue()
    const before = callsOf(world)
    for (const query of [
      SAVED,
      '{ accessTokens { id } }',
      '{ me { member { id } } }',
      '{ other: savedQueries { id } }',
      'query { ...F } fragment F on Query { ... on Query { ...G } } fragment G on Query { accessTokens { name } }',
    ])
      expect((await world.ask(query, { headers })).codes).toEqual(['OPERATION_NOT_ALLOWED'])
    expect((await world.ask(SAVED, { headers, byId: true })).status).toBe(403)
    expect(callsOf(world)).toBe(before)
  })

  it('beside a session is refused, and so is one with an anonymous question', async () => {
    const { headers } = world.tokens.issue()
    const cookie = await world.signIn('M-000001', 'ANALYST')
    const before = callsOf(world)
    const both = await world.ask(UNITS, { headers, cookie })
    expect([both.status, both.codes]).toEqual([400, ['TWO_IDENTITIES']])
    const anonymous = await world.ask(MANIFEST, { headers })
    expect([anonymous.status, anonymous.codes]).toEqual([400, ['ANONYMOUS_WITH_IDENTITY']])
    expect(callsOf(world)).toBe(before)
  })

  it('that is none is told 401 and how, and a typing error troubles nobody', async () => {
    const { text } = world.tokens.issue()
    const before = world.tokens.calls
    for (const authorization of ['', 'Bearer', `Bearer ${text.slice(1)}`, `Basic ${text}`, text]) {
      const { status, codes, headers } = await world.ask(UNITS, { headers: { authorization } })
      expect(status, authorization).toBe(401)
      expect(codes).toEqual(['TOKEN_MISTYPED'])
      expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
    }
    expect(world.tokens.calls).toBe(before)
    const unknown = { authorization: `Bearer ${makeAccessToken().text}` }
    for (let time = 0; time < 3; time += 1) {
      const { status, codes, headers } = await world.ask(UNITS, { headers: unknown })
      expect([status, codes]).toEqual([401, ['TOKEN_REFUSED']])
      expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
      // asked once a minute
      expect(world.tokens.calls).toBe(before + 1)
    }
  })

  it('ends at its hour, also while it is remembered', async () => {
    const hour = Math.floor(Date.now() / 1_000) + 30
    vi.setSystemTime(hour * 1_000 - 1)
    const { headers } = world.tokens.issue(hour)
    expect((await world.ask(UNITS, { headers })).status).toBe(200)
    vi.setSystemTime(hour * 1_000)
    expect((await world.ask(UNITS, { headers })).codes).toEqual(['TOKEN_REFUSED'])
  })

  it('revoked asks nothing at this gateway from then on', async () => {
    const { headers, id } = world.tokens.issue()
    expect((await world.ask(UNITS, { headers })).status).toBe(200)
    world.tokens.rows.delete(id)
    // remembered for up to a minute, unless it is revoked through this very gateway
    expect((await world.ask(UNITS, { headers })).status).toBe(200)
    const cookie = await world.signIn('M-000002', 'ANALYST')
    await world.ask(REVOKE, { cookie, byId: true, variables: { id } })
    expect((await world.ask(UNITS, { headers })).codes).toEqual(['TOKEN_REFUSED'])
  })

  it('has no right while membership cannot be asked', async () => {
    await using away = await startWorld({
      change: (config) => ({
        ...config,
        timeoutMs: 500,
        subgraphs: { ...config.subgraphs, membership: 'http://127.0.0.1:9' },
      }),
    })
    const { headers } = away.tokens.issue()
    const { status, codes } = await away.ask(UNITS, { headers })
    expect([status, codes]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']])
  })
})

describe('what membership says about a token', () => {
  afterEach(() => void vi.useRealTimers())

  it('is believed for a limited time only: a revoked token asks nothing', async () => {
    const asked = Date.now()
    vi.setSystemTime(asked)
    await using world = await startWorld()
    const { headers, id } = world.tokens.issue()
    await world.ask(UNITS, { headers })
    world.tokens.rows.delete(id)
    vi.setSystemTime(asked + 59_999)
    expect((await world.ask(UNITS, { headers })).status).toBe(200)
    expect(world.tokens.calls).toBe(1)
    vi.setSystemTime(asked + 60_000)
    expect((await world.ask(UNITS, { headers })).status).toBe(401)
  })
})

describe('an analyst', () => {
  it('asks what they like and changes nothing in words of their own', async () => {
    await using world = await startWorld()
    const cookie = await world.signIn('M-000001', 'ANALYST')
    expect((await world.ask(UNITS, { cookie })).status).toBe(200)
    const { status, codes } = await world.ask(SIGN_OUT, { cookie })
    expect([status, codes]).toEqual([403, ['OPERATION_NOT_ALLOWED']])
  })
})

async function send(world: World, headers: Record<string, string>, body: object) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return { status: response.status, codes: (errors ?? []).map(({ extensions }) => extensions.code) }
}
