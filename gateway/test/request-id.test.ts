import { createLogger } from '@tinnhiem/kit/logger'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from './world.ts'

const SURVEYS = 'query MySurveys { mySurveys { id } }'
const MANIFEST = 'query SurveyManifest { surveyManifest(survey: "ab") { hash } }'
const DECLINE = 'mutation Decline($id: ID!) { declineReferralInvitation(invitation: $id) { done } }'
const PASS =
  'mutation Pass { issueSurveyPass(survey: "a", manifestHash: "b", blinded: "c") { __typename } }'
const ID = /^[0-9a-f]{32}$/

let world: World
let lines: string[]

beforeAll(async () => {
  // the kit's own logger, whose lines hold the trace, into a list
  lines = []
  const log = createLogger('gateway', 'info')
  const sink = Object.getOwnPropertySymbols(log).find((key) => String(key).includes('pino.stream'))
  if (!sink) throw new Error('pino has no stream')
  Object.assign(log, { [sink]: { write: (line: string) => void lines.push(line) } })
  world = await startWorld({ documents: [SURVEYS, MANIFEST, DECLINE, PASS], log })
})
afterEach(() => void (lines.length = 0))
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('an error answer of a named request', () => {
  it('shows the id that its log lines have and its subgraphs were told', async () => {
    await world.stubs.ratings[Symbol.asyncDispose]()
    const cookie = await world.signIn('M-9', 'ANALYST')
    const reply = await world.ask('{ myRatings { level } me { member { id } } }', { cookie })
    const [id] = reply.requestIds
    expect(id).toMatch(ID)
    const line = lines.find((one) => one.includes('SUBGRAPH_UNAVAILABLE'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({ trace: id, subgraph: 'ratings' })
    expect(world.stubs.membership.seen.at(-1)?.['traceparent']).toContain(`00-${String(id)}-`)
  })

  it('shows one also where the door refuses, and never the one a client brought', async () => {
    const given = '0af7651916cd43dd8448eb211c80319c'
    const headers = { traceparent: `00-${given}-b7ad6b7169203331-01` }
    const replies = [
      await world.ask('{ me { member { id } } }', { headers, cookie: await world.signIn('M-7') }),
      await world.ask(SURVEYS, { byId: true, headers: { authorization: 'Bearer x' } }),
    ]
    for (const { status, requestIds } of replies) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(requestIds[0]).toMatch(ID)
      expect(requestIds[0]).not.toBe(given)
    }
  })
})

describe('no id is shown, and none is told to subgraphs, of', () => {
  it.each([
    ['an anonymous request', MANIFEST, undefined],
    ['a pass', PASS, 'surveys'],
    ['a declined invitation', DECLINE, 'referrals'],
  ] as const)('%s', async (_, document, service) => {
    const cookie = await world.signIn('M-8')
    // an anonymous request with a cookie is refused, the others fail in their stubs
    const reply = await world.ask(document, { byId: true, cookie, variables: { id: 'I-1' } })
    expect(reply.codes.length).toBeGreaterThan(0)
    expect(reply.requestIds).toEqual(reply.codes.map(() => undefined))
    if (service) expect(world.stubs[service].seen.at(-1) ?? {}).not.toHaveProperty('traceparent')
    expect(lines.join('')).not.toContain('"trace"')
  })
})
