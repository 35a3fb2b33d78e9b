import { createLogger } from '@tinnhiem/kit/logger'
import { decodeJwt } from 'jose'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startWorld, type World } from './world.ts'

const MANIFEST = 'query SurveyManifest { surveyManifest(survey: "ab") { hash __typename } }'
const ANSWER = `mutation AnswerSurvey($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename } }`
const MIXED = 'query Mixed { me { member { id } } surveyManifest(survey: "ab") { hash } }'
const TWO =
  'query Two { a: ballotKeys(survey: "a") { count } b: ballotKeys(survey: "b") { count } }'
const HIDDEN =
  'query Hidden { ...F me { member { id } } } fragment F on Query { ... { surveyManifest(survey: "ab") { hash } } }'
const documents = [MANIFEST, ANSWER, MIXED, TWO, HIDDEN]

const ballot = {
  survey: 'ab',
  pool: 1,
  publicKey: 'k',
  seq: 1,
  answers: [1],
  passSignature: 'p',
  signature: 's',
  padding: '',
}

describe('an anonymous operation', () => {
  let world: World
  const lines: string[] = []
  beforeAll(async () => {
    const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })
    // the clock stands: those seconds last as long as the test
    vi.setSystemTime(Date.now())
    world = await startWorld({ documents, log: pino({ level: 'trace' }, sink) })
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    vi.useRealTimers()
  })

  it('reaches the subgraph without a trace of the person', async () => {
    const headers = {
      'user-agent': 'a very particular phone',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'accept-language': 'en-GB',
      referer: 'https://x.example/',
      origin: 'https://x.example',
      'x-request-id': 'trace-me',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    }
    const reply = await world.ask(ANSWER, { byId: true, variables: { ballot }, headers })
    expect(reply.data).toEqual({ answerSurvey: { __typename: 'SurveyClosed' } })
    const seen = world.stubs.surveys.seen.at(-1) ?? {}
    expect(Object.keys(seen).toSorted()).toEqual(
      ['connection', 'content-length', 'content-type', 'host', 'x-tinnhiem-identity'].toSorted(),
    )
    const claims = decodeJwt(String(seen['x-tinnhiem-identity']))
    expect(Object.keys(claims).toSorted()).toEqual(['anon', 'aud', 'exp', 'iat', 'iss', 'lang'])
    expect(claims).toMatchObject({ anon: true, lang: 'vi' })
  })

  it('carries the same identity as every other ballot of those seconds', async () => {
    await Promise.all([1, 2, 3].map(() => world.ask(ANSWER, { byId: true, variables: { ballot } })))
    const tokens = world.stubs.surveys.seen
      .slice(-3)
      .map((headers) => headers['x-tinnhiem-identity'])
    expect(new Set(tokens).size).toBe(1)
  })

  it.each([
    ['a cookie', { cookie: 'a=b' }],
    ['an empty cookie', { cookie: '' }],
    ['a session', { cookie: 'tn_session=abc' }],
    ['an Authorization header', { authorization: 'Bearer x' }],
  ])('is refused together with %s, and nothing is passed on', async (_, headers) => {
    const before = world.stubs.surveys.seen.length
    const reply = await world.ask(ANSWER, { byId: true, variables: { ballot }, headers })
    expect([reply.status, reply.codes]).toEqual([400, ['ANONYMOUS_WITH_IDENTITY']])
    expect(world.stubs.surveys.seen.length).toBe(before)
  })

  it.each([
    ['another field', MIXED],
    ['a second one', TWO],
    ['another field behind fragments', HIDDEN],
  ])('is refused beside %s', async (_, document) => {
    const reply = await world.ask(document, { byId: true })
    expect([reply.status, reply.codes]).toEqual([400, ['ANONYMOUS_WITH_OTHER_FIELDS']])
  })

  it('is refused when it is not in the allow-list, for analysts too', async () => {
    const free = '{ surveyManifest(survey: "ab") { hash } }'
    expect((await world.ask(free)).codes).toEqual(['OPERATION_NOT_ALLOWED'])
    const cookie = await world.signIn('M-1', 'ANALYST')
    expect((await world.ask(free, { cookie })).codes).toEqual(['ANONYMOUS_WITH_IDENTITY'])
  })

  it('may be up to 8 kB, then 413 with a code', async () => {
    const padded = (size: number) => {
      const variables = { ballot: { ...ballot, padding: '' } }
      const empty = JSON.stringify({ documentId: 'sha256:'.padEnd(71, 'x'), variables }).length
      return { ballot: { ...ballot, padding: 'p'.repeat(size - empty) } }
    }
    const fits = await world.ask(ANSWER, { byId: true, variables: padded(8192) })
    expect([fits.status, fits.errors]).toEqual([200, undefined])
    const large = await world.ask(ANSWER, { byId: true, variables: padded(8193) })
    expect([large.status, large.codes]).toEqual([413, ['BODY_TOO_LARGE']])
  })

  it('leaves no line in the log, answered or refused', async () => {
    lines.length = 0
    await world.ask(ANSWER, { byId: true, variables: { ballot } })
    await world.ask(MANIFEST, { byId: true })
    await world.ask(ANSWER, { byId: true, variables: { ballot }, headers: { cookie: 'a=b' } })
    await world.ask(ANSWER, { byId: true, variables: { ballot: 'nonsense' } })
    expect(lines).toEqual([])
    // the positive control: a named request that fails does leave one, without the person
    await world.ask('{ nothing }', { cookie: await world.signIn('M-2', 'ANALYST') })
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('')).not.toMatch(/user-?agent|127\.0\.0\.1|remoteAddress|M-2|cookie/i)
  })
})

describe('an anonymous operation whose subgraph is down', () => {
  it('leaves no line either, and says that it can be sent again', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write: (chunk, _, done) => {
        lines.push(String(chunk))
        done()
      },
    })
    await using world = await startWorld({ documents, log: pino({ level: 'trace' }, sink) })
    await world.stubs.surveys[Symbol.asyncDispose]()
    const reply = await world.ask(ANSWER, { byId: true, variables: { ballot } })
    expect(reply.codes).toEqual(['SUBGRAPH_UNAVAILABLE'])
    expect(lines).toEqual([])
    await world.ask('query M { mySurveys { id } }', {
      cookie: await world.signIn('M-2', 'ANALYST'),
    })
    expect(lines.length).toBeGreaterThan(0)
  })
})

describe('the anonymous ceiling', () => {
  it('answers 503 with Retry-After above it', async () => {
    await using world = await startWorld({
      documents,
      change: (config) => ({ ...config, anonymousCeiling: 1 }),
      log: createLogger('test', 'silent'),
    })
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => world.ask(ANSWER, { byId: true, variables: { ballot } })),
    )
    const busy = replies.filter(({ status }) => status === 503)
    expect(busy.length).toBeGreaterThan(0)
    expect(busy[0]?.codes).toEqual(['BUSY'])
    expect(busy[0]?.headers.get('retry-after')).toBe('2')
    expect(replies.some(({ status }) => status === 200)).toBe(true)
    expect((await world.ask(ANSWER, { byId: true, variables: { ballot } })).status).toBe(200)
  })
})
