import type { Route } from '@tinnhiem/kit/subgraph'
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { composeSmaller } from '../src/compose.ts'
import type { Config } from '../src/config.ts'
import { fitting, readAllowList } from '../src/operations.ts'
import { SMALLER_SUPERGRAPH_FILE } from '../src/subgraphs.ts'
import { startWorld, type WorldOptions } from './world.ts'

const WORDS = /referral|partyorgan|party organ|\bT7\b|giới thiệu đoàn viên/i
const SURVEYS = 'query Surveys { mySurveys { id } }'
const REFERRALS = 'query Mine { myReferrals { id state } }'
const PATH = '/referrals/R-1/resolution.pdf'

const without = ({ subgraphs, ...config }: Config): Config => ({
  ...config,
  allowAdHoc: true,
  subgraphs: { ...subgraphs, referrals: undefined },
})
const off: WorldOptions = { change: without, supergraphSdl: composeSmaller() }

/** Counts what reaches the service beside its graph, and hands out a file. */
function printer(asked: string[]): Route {
  return async (request, response) => {
    if (!request.url?.startsWith('/referrals/')) return false
    asked.push(request.url)
    const disposition = 'attachment; filename="nghi-quyet.pdf"'
    response.writeHead(200, { 'content-type': 'text/html', 'content-disposition': disposition })
    response.end('%PDF-1.7')
    return true
  }
}

describe('a tenant without referrals', () => {
  it('has no word of them in the graph, asked for or guessed', async () => {
    await using world = await startWorld(off)
    const cookie = await world.signIn('M-1', 'ANALYST')
    const schema = await world.ask(getIntrospectionQuery(), { cookie })
    expect(schema.text).toContain('mySurveys')
    expect(schema.text).not.toMatch(WORDS)
    for (const guess of [
      '{ myReferrals { id } }',
      '{ referralCounts { year } }',
      '{ myReferral }',
    ]) {
      const reply = await world.ask(guess, { cookie })
      const named = reply.text.replaceAll(/myReferrals?|referralCounts/g, '')
      expect(reply.data ?? null).toBeNull()
      expect(named).not.toMatch(WORDS)
    }
    expect(world.stubs.referrals.seen).toEqual([])
  })

  it('knows their documents as little as any text, and answers the others', async () => {
    await using world = await startWorld({ ...off, documents: [SURVEYS, REFERRALS] })
    const cookie = await world.signIn('M-1')
    const mine = await world.ask(REFERRALS, { cookie, byId: true })
    const nonsense = await world.ask('{ nonsense }', { cookie, byId: true })
    expect(mine.codes).toEqual(['OPERATION_UNKNOWN'])
    expect(mine.text).toBe(nonsense.text)
    expect((await world.ask(SURVEYS, { cookie, byId: true })).codes).toEqual([])
  })

  it('treats their path like any other, and says so to the pages', async () => {
    const asked: string[] = []
    await using world = await startWorld({ ...off, referralsRoutes: [printer(asked)] })
    const cookie = await world.signIn('M-1')
    const [theirs, other] = await Promise.all(
      [PATH, '/nonsense/R-1/resolution.pdf'].map((path) =>
        fetch(`${world.url}${path}`, { headers: { cookie } }),
      ),
    )
    expect([theirs?.status, await theirs?.text()]).toEqual([other?.status, await other?.text()])
    expect(asked).toEqual([])
    // the one place that names them, as a switch that is off
    const features = await fetch(`${world.url}/features`)
    expect(await features.json()).toEqual({ referrals: false })
  })

  it('has no word of them in what is committed for it', () => {
    const supergraph = readFileSync(SMALLER_SUPERGRAPH_FILE, 'utf8')
    expect(supergraph).not.toMatch(WORDS)
    const schema = buildSchema(supergraph, { assumeValidSDL: true })
    const documents = Object.values(fitting(readAllowList(), schema))
    expect(documents.length).toBeGreaterThan(5)
    expect(documents.filter((text) => WORDS.test(text))).toEqual([])
  })
})

describe('a tenant with referrals', () => {
  it('gets a printed resolution as an attachment nothing keeps, and only signed in', async () => {
    const asked: string[] = []
    await using world = await startWorld({ referralsRoutes: [printer(asked)] })
    expect((await fetch(`${world.url}${PATH}`)).status).toBe(401)
    expect(asked).toEqual([])
    const cookie = await world.signIn('M-1')
    const file = await fetch(`${world.url}${PATH}`, { headers: { cookie } })
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await file.text()).toBe('%PDF-1.7')
    expect(asked).toEqual([PATH])
    expect(await (await fetch(`${world.url}/features`)).json()).toEqual({ referrals: true })
  })
})
