import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_COST } from '../src/cost.ts'
import { MAX_DEPTH } from '../src/limits.ts'
import { startWorld, type World } from './world.ts'

const UNITS = 'query ($n: Int) { organizations(first: $n) { edges { node { id name { vi } } } } }'
const COSTLY = `query ($n: Int) { ratings(year: 2023, first: 2) { edges { node { id } } } ...Tree }
  fragment Tree on Query { organizations(first: $n) { totalCount ...Page } }
  fragment Page on UnionOrganizationConnection { edges { node { id children { edges { node { id parent { id } } } } } } }`

type Weighed = {
  cost: number | null
  limit: number
  depth: number | null
  maxDepth: number
  problems: { code: string; field?: string; hint?: object; message: string }[]
}

let world: World
let analyst: string

beforeAll(async () => {
  world = await startWorld({ documents: [UNITS] })
  analyst = await world.signIn('M-000001', 'ANALYST')
})
afterAll(() => world[Symbol.asyncDispose]())

const callsOf = (): number =>
  Object.values(world.stubs).reduce((sum, { seen }) => sum + seen.length, 0)

async function weigh(query: string, variables: object = {}, headers: object = {}) {
  const response = await fetch(`${world.url}/graphql/cost`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: analyst, ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, weighed: (await response.json()) as Weighed }
}

describe('the doors beside the graph', () => {
  it.each(['/graphql/cost', '/policy'])("tell another site's page nothing: %s", async (path) => {
    const headers = { 'content-type': 'application/json', cookie: analyst }
    const body = JSON.stringify({ query: UNITS })
    const init = path === '/policy' ? {} : { method: 'POST', body }
    for (const [site, status] of [
      ['cross-site', 403],
      ['same-origin', 200],
    ] as const) {
      const from = { ...headers, 'sec-fetch-site': site }
      expect((await fetch(`${world.url}${path}`, { ...init, headers: from })).status).toBe(status)
    }
  })
})

describe('the cost of a question', () => {
  it('is told before it is asked, the same as after, and nothing is sent for it', async () => {
    const before = callsOf()
    const text = `${UNITS} # of my own`
    const { status, weighed } = await weigh(text, { n: 7 })
    expect(status).toBe(200)
    expect(weighed).toMatchObject({ limit: MAX_COST, depth: 5, maxDepth: MAX_DEPTH, problems: [] })
    expect(callsOf()).toBe(before)
    const reply = await world.ask(text, { cookie: analyst, variables: { n: 7 } })
    expect(noteOf(reply.text).cost).toBe(weighed.cost)
    expect((await weigh(text, { n: 14 })).weighed.cost).toBeGreaterThan(weighed.cost ?? 0)
  })

  it('over the limit names the page to lower and what fits, through fragments and variables', async () => {
    const { weighed } = await weigh(COSTLY, { n: 100 })
    expect(weighed.cost).toBeGreaterThan(MAX_COST)
    const field = 'organizations'
    const place = { field, hint: { page: field, from: 100, fits: 79, variable: 'n' } }
    expect(weighed.problems).toContainEqual(
      expect.objectContaining({ code: 'TOO_COSTLY', ...place }),
    )
    const codesAt = async (n: number) =>
      (await weigh(COSTLY, { n })).weighed.problems.map(({ code }) => code)
    expect(await codesAt(79)).not.toContain('TOO_COSTLY')
    expect(await codesAt(80)).toContain('TOO_COSTLY')
    const asked = await world.ask(COSTLY, { cookie: analyst, variables: { n: 100 } })
    expect(asked.codes).toEqual(['TOO_COSTLY'])
    expect(asked.errors?.[0]?.extensions).toMatchObject(place)
    expect((await weigh(COSTLY, { n: 1 })).weighed.problems.map(({ code }) => code)).toEqual([
      'NOT_ALLOWED',
    ])
  })

  it('finds what would be refused: a text that cannot be read, depth, fields of others, what acts', async () => {
    const codes = async (query: string) =>
      (await weigh(query)).weighed.problems.map(({ code, field }) => [code, field])
    expect(await codes('{ organizations {')).toEqual([['GRAPHQL_PARSE_FAILED', undefined]])
    expect(await codes('{ nothing }')).toEqual([['GRAPHQL_VALIDATION_FAILED', undefined]])
    expect((await weigh('{ nothing }')).weighed.cost).toBeNull()
    const deep = `{ organization(id: "a") { ${'parent { '.repeat(14)} id ${'} '.repeat(14)} } }`
    expect(await codes(deep)).toEqual([['TOO_DEEP', 'parent']])
    expect(await codes('{ ratingCycles { id } organizations { totalCount } }')).toEqual([
      ['NOT_ALLOWED', 'ratingCycles'],
    ])
    expect(await codes('mutation { signOut { done } }')).toEqual([['NOT_ALLOWED', 'signOut']])
    expect(await codes('{ surveyManifest(survey: "ab") { hash } }')).toEqual([
      ['NOT_ALLOWED', 'surveyManifest'],
    ])
    expect(await codes('{ __schema { queryType { name } } }')).toEqual([])
  })

  it('is for analysts and their tokens', async () => {
    const cookie = await world.signIn('M-000002', 'PROVINCIAL_OFFICER')
    expect((await weigh(UNITS, {}, { cookie })).status).toBe(403)
    expect((await weigh(UNITS, {}, { cookie: '' })).status).toBe(403)
    const { headers } = world.tokens.issue()
    expect((await weigh(UNITS, {}, { cookie: '', ...headers })).status).toBe(200)
    expect((await fetch(`${world.url}/graphql/cost`)).status).toBe(405)
  })
})

describe('what an answer tells of itself', () => {
  it('is told of a question of one’s own, and of no other', async () => {
    const own = await world.ask('{ organizations(first: 3) { totalCount } }', { cookie: analyst })
    const note = noteOf(own.text)
    expect(note).toMatchObject({
      limit: MAX_COST,
      services: [{ name: 'membership', answered: true }],
    })
    expect(note.ms).toBeGreaterThanOrEqual(0)
    expect((await world.ask(UNITS, { cookie: analyst, byId: true })).text).not.toContain('tinnhiem')
    await using open = await startWorld({ change: (c) => ({ ...c, allowAdHoc: true }) })
    const cookie = await open.signIn('M-000003', 'PROVINCIAL_OFFICER')
    expect((await open.ask(UNITS, { cookie })).text).not.toContain('tinnhiem')
  })

  it('says which service did not answer', async () => {
    await using half = await startWorld({
      change: (config) => ({
        ...config,
        subgraphs: { ...config.subgraphs, surveys: 'http://127.0.0.1:9' },
      }),
    })
    const cookie = await half.signIn('M-000001', 'ANALYST')
    const { text } = await half.ask('{ organizations(first: 1) { totalCount } mySurveys { id } }', {
      cookie,
    })
    const { services } = noteOf(text)
    expect(services).toContainEqual({ name: 'membership', answered: true })
    expect(services).toContainEqual({ name: 'surveys', answered: false })
  })
})

describe('the policy for the explorer', () => {
  it('says who may use each root field, to analysts alone', async () => {
    const read = (headers: Record<string, string>) => fetch(`${world.url}/policy`, { headers })
    expect((await read({})).status).toBe(403)
    const { root } = (await (await read({ cookie: analyst })).json()) as { root: object }
    expect(root).toMatchObject({
      'Query.member': { who: 'SIGNED_IN' },
      'Query.savedQueries': { who: ['ANALYST'] },
      'Mutation.answerSurvey': { who: 'ANONYMOUS' },
    })
  })
})

type Note = {
  ms: number
  cost: number
  limit: number
  services: { name: string; answered: boolean }[]
}

function noteOf(text: string): Note {
  return (JSON.parse(text) as { extensions: { tinnhiem: Note } }).extensions.tinnhiem
}
