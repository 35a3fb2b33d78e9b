import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Config } from '../src/config.ts'
import { startWorld, type World } from './world.ts'

const ANSWER =
  'mutation AnswerSurvey($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename } }'
const ballot = {
  survey: 'ab'.repeat(32),
  pool: 1,
  publicKey: 'k'.repeat(87),
  seq: 1,
  answers: [1, 5, 255],
  passSignature: 'p'.repeat(342),
  signature: 's'.repeat(86),
  padding: '0'.repeat(500),
}

/** What no page of ours could have sent. */
const ODD: readonly (readonly [string, unknown])[] = [
  ['a survey longer than an id', { ballot: { ...ballot, survey: 'a'.repeat(65) } }],
  ['a pool that is no whole number', { ballot: { ...ballot, pool: 1.5 } }],
  ['a pool that is a text', { ballot: { ...ballot, pool: '1' } }],
  ['more answers than questions can be', { ballot: { ...ballot, answers: Array(256).fill(1) } }],
  ['answers that are no numbers', { ballot: { ...ballot, answers: ['1'] } }],
  ['a signature of a kilobyte', { ballot: { ...ballot, signature: 's'.repeat(1_000) } }],
  ['a field no ballot has', { ballot: { ...ballot, name: 'x' } }],
  ['a field of every object', JSON.parse('{"ballot":{"__proto__":{"seq":1}}}')],
  ['a list of ballots', { ballot: [ballot, ballot] }],
  ['a variable nobody declared', { ballot, member: 'M-000001' }],
]

describe('the anonymous door', () => {
  let world: World
  beforeAll(async () => {
    const change = (config: Config) => ({
      ...config,
      anonymousCeiling: 2,
    })
    world = await startWorld({ documents: [ANSWER], change })
    await send({ ballot })
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const send = (variables: unknown) =>
    world.ask(ANSWER, { byId: true, variables: variables as Record<string, unknown> })

  it.each(ODD)('passes on no %s', async (_, variables) => {
    const before = world.stubs.surveys.seen.length
    const reply = await send(variables)
    expect([reply.status, reply.codes]).toEqual([400, ['BAD_REQUEST']])
    expect(world.stubs.surveys.seen.length).toBe(before)
  })

  it('leaves to surveys what is merely wrong: it has a typed answer for each fault', async () => {
    const wrong = [
      { ...ballot, survey: ballot.survey.toUpperCase() },
      { ...ballot, seq: -1 },
      { ...ballot, signature: '' },
      { ...ballot, answers: [7] },
    ]
    for (const one of wrong) expect((await send({ ballot: one })).status).toBe(200)
  })

  it('does not even read the texts of nobody', async () => {
    const long = `{ ${'surveyManifest '.repeat(4_000)} }`
    expect((await world.ask(long)).codes).toEqual(['OPERATION_NOT_ALLOWED'])
    // the positive control: somebody's text is read, and found too long
    expect((await world.ask(long, { cookie: 'tn_session=a' })).codes).toEqual(['TOO_MANY_TOKENS'])
  })

  it('serves ballots through a flood of requests that are none, at a small part of their price', async () => {
    const kinds = [
      () => world.ask('mutation Old { x }', { byId: true }),
      () => world.ask(`{ surveyManifest(survey: "${Math.random()}") { hash } }`),
      () => send({ ballot: { ...ballot, pool: 'x' } }),
      () => send({ ballot: { ...ballot, padding: '0'.repeat(9_000) } }),
    ]
    const before = world.stubs.surveys.seen.length
    const flood = Array.from({ length: 100 }, () => kinds.map((kind) => kind())).flat()
    const served = []
    for (let at = 0; at < 20; at += 1) served.push(await send({ ballot }))
    const refused = (await Promise.all(flood)).map(({ status }) => status)
    expect(served.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(refused.filter((status) => status < 400 || status >= 500)).toEqual([])
    expect(world.stubs.surveys.seen.length - before).toBe(20)
  })

  it('spends less on a flood than on ballots', async () => {
    const spent = async (work: () => Promise<unknown>) => {
      const started = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(started)
      return user + system
    }
    const odd: number[] = []
    const real: number[] = []
    for (let at = 0; at < 80; at += 1) {
      odd.push(await spent(() => send({ ballot: { ...ballot, pool: 'x' } })))
      real.push(await spent(() => send({ ballot })))
    }
    // in turn and by the median: other work on the machine meets both alike
    const [cheap = 0, dear = 0] = [odd, real].map((all) => all.toSorted((a, b) => a - b)[40])
    expect(cheap).toBeLessThan(dear)
  })
})
