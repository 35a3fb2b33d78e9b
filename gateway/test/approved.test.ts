import { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Config } from '../src/config.ts'
import { silent } from './silent.ts'
import { startWorld, type AskOptions, type World } from './world.ts'

const ME = 'query Me { me { member { id name { full } } } }'
const BOARD =
  'query Board($year: Int!, $named: Boolean = true) { ratings(year: $year) { totalCount edges { node { id level union { id name { vi } } person @include(if: $named) { id name { full } } cycle { survey { title { vi } } } } } } }'
const UNITS =
  'query Units($first: Int = 1) { organizations(first: $first) { edges { node { id children(first: 100) { edges { node { id children(first: 100) { totalCount } } } } } } } }'
const FAILING = 'query Failing { me { member { id } } member(id: "M-1", purpose: "x") { id } }'
const GAP = 'query Gap { myRatings { id quota { base } robust post } }'
const TITLES = 'query Titles { mySurveys { id title { vi } } }'
const MANIFEST = 'query SurveyManifest { surveyManifest(survey: "ab") { hash } }'
const OUT = 'mutation Out { signOut { done } }'
const documents = [ME, BOARD, UNITS, FAILING, GAP, TITLES, MANIFEST, OUT]

const NEWER = 'application/graphql-response+json'
const TYPES = [
  undefined,
  '*/*',
  'application/json',
  NEWER,
  `${NEWER},application/json;q=0.9`,
  `application/json;q=0.5, ${NEWER}`,
  'text/html',
  'multipart/mixed',
]

let fast: World
let apollo: World
const through = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest')

beforeAll(async () => {
  fast = await startWorld({ documents })
  const change = (config: Config): Config => ({ ...config, executor: 'stock' })
  apollo = await startWorld({ documents, change })
})
afterAll(async () => {
  through.mockRestore()
  await fast[Symbol.asyncDispose]()
  await apollo[Symbol.asyncDispose]()
})

type Asked = Omit<AskOptions, 'cookie' | 'byId'> & { as?: string }

/** The operations Apollo Server was given as clients sent them: those of plans are for the stubs, which are of Apollo too. */
function asGiven(): string[] {
  const asked = through.mock.calls.map(([{ httpGraphQLRequest }]) => httpGraphQLRequest.body)
  const names = asked.map((body) => (body as { operationName: string }).operationName)
  return names.filter((name) => !name.includes('__'))
}

/** What a client sees of an answer: everything but the request id. */
async function seen(world: World, document: string, { as, ...options }: Asked) {
  const cookie = as === undefined ? {} : { cookie: await world.signIn(as) }
  const reply = await world.ask(document, { ...options, ...cookie, byId: true })
  const { status, data, errors, text, headers } = reply
  const kept = ['content-type', 'cache-control', 'retry-after', 'vary'].map((k) => headers.get(k))
  return { status, data, errors, keys: Object.keys(JSON.parse(text)), kept }
}

/** The second answer to somebody who can pay for one, and the line it leaves in the log. */
async function refusal(world: World, expires: string) {
  const cookie = await world.signIn('M-1', 'MEMBER', expires)
  const asked = { cookie, byId: true, variables: { year: 2023 } }
  await world.ask(BOARD, asked)
  const line = vi.spyOn(silent, 'info')
  const { status, codes, headers } = await world.ask(BOARD, asked)
  const lines = line.mock.calls.map(([facts]) => ({ ...Object(facts), ms: 0 }))
  line.mockRestore()
  const kept = ['content-type', 'set-cookie', 'vary'].map((name) => headers.get(name))
  return { status, codes, kept, lines }
}

async function expectSame(document: string, asked: Asked = {}) {
  const [ours, theirs] = [await seen(fast, document, asked), await seen(apollo, document, asked)]
  expect(ours).toEqual(theirs)
  return ours
}

describe('an approved operation', () => {
  it('that has a whole answer never meets Apollo Server', async () => {
    through.mockClear()
    const { data } = await seen(fast, BOARD, { as: 'M-1', variables: { year: 2023 } })
    expect(data).toMatchObject({ ratings: { totalCount: 4 } })
    await seen(fast, MANIFEST, {})
    expect(asGiven()).toEqual([])
    await seen(apollo, ME, { as: 'M-1' })
    expect(asGiven()).toEqual(['Me'])
  })

  it('is answered as through Apollo Server', async () => {
    expect((await expectSame(ME, { as: 'M-1' })).keys).toEqual(['data'])
    await expectSame(ME)
    await expectSame(BOARD, { as: 'M-1', variables: { year: 2023 } })
    await expectSame(BOARD, { as: 'M-1', variables: { year: 2023, named: false } })
    await expectSame(TITLES, { as: 'M-1' })
    await expectSame(MANIFEST)
    await expectSame(OUT, { as: 'M-1' })
  })

  it('says what went wrong as Apollo Server would, in either language', async () => {
    for (const lang of ['vi', 'en'])
      for (const variables of [{}, { year: 'x' }, { year: null }]) {
        const headers = { 'accept-language': lang }
        await expectSame(BOARD, { as: 'M-1', variables, headers })
        const { errors } = await expectSame(FAILING, { as: 'M-1', headers })
        expect(errors?.[0]?.extensions['code']).toBe('INTERNAL')
        await expectSame(GAP, { as: 'M-1', headers })
      }
  })

  it('that went wrong is not run again to be told', async () => {
    const { seen: calls } = fast.stubs.membership
    const before = calls.length
    await seen(fast, FAILING, { as: 'M-2' })
    expect(calls.length - before).toBe(1)
  })

  it.each(TYPES)(
    'is given the type Apollo Server would give to a client that accepts %s',
    async (accept) => {
      const headers = accept === undefined ? {} : { accept }
      await expectSame(ME, { as: 'M-1', headers })
      await expectSame(FAILING, { as: 'M-1', headers })
      await expectSame(BOARD, { as: 'M-1', headers, variables: {} })
    },
  )

  it('that costs too much is refused before anything is asked', async () => {
    const before = fast.stubs.membership.seen.length
    const { errors } = await expectSame(UNITS, { as: 'M-1', variables: { first: 100 } })
    expect(errors?.[0]?.extensions['code']).toBe('TOO_COSTLY')
    expect(fast.stubs.membership.seen.length).toBe(before)
  })

  it('that its caller cannot pay for is refused as through Apollo Server', async () => {
    const budget = { burst: 20, perSecond: 0.01 }
    const poor = (config: Config): Config => ({
      ...config,
      rate: { ...config.rate, viewer: budget, address: budget },
    })
    // the clock stands: no day ends between two payments
    vi.setSystemTime(Date.now())
    await using ours = await startWorld({ documents, change: poor })
    const stock = (config: Config): Config => poor({ ...config, executor: 'stock' })
    await using theirs = await startWorld({ documents, change: stock })
    for (const expires of ['1h', '-1s']) {
      const [one, other] = [await refusal(ours, expires), await refusal(theirs, expires)]
      expect(one).toEqual(other)
      expect(one.codes).toEqual(['RATE_LIMITED'])
      // a session that has ended is taken back beside a refusal too
      expect(one.kept[1] ?? '').toContain(expires === '1h' ? '' : 'tn_session=;')
      expect(one.lines).toHaveLength(1)
    }
    vi.useRealTimers()
  })

  it('is told that a service is away as through Apollo Server', async () => {
    for (const world of [fast, apollo]) await world.stubs.surveys[Symbol.asyncDispose]()
    const { errors } = await expectSame(BOARD, { as: 'M-1', variables: { year: 2023 } })
    expect(errors?.map(({ extensions }) => extensions['code'])).toContain('SUBGRAPH_UNAVAILABLE')
    await expectSame(TITLES, { as: 'M-1' })
  })
})
