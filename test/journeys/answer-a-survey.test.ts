import { findOwnKey, signBallot, verifyBallotKeys, verifyReceipt } from '@tinnhiem/web/ballot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type TestWorld } from '../world/world.ts'
import {
  answers,
  asksForPass,
  ballotKeyOf,
  closesAndReleases,
  GLAD,
  moves,
  opensSurvey,
  sends,
  SILENT,
  SORRY,
  surveyOf,
  takesPass,
} from '../world/verbs.ts'

let world: TestWorld
let survey: string

beforeAll(async () => {
  world = await createWorld({ redisDb: 1 })
  survey = (await opensSurvey(world)).id
})
afterAll(async () => await world[Symbol.asyncDispose]())

describe('answering the yearly survey', () => {
  it('stores an answer without a session and gives a receipt the board key signed', async () => {
    const { pass, receipt } = await answers(world, 'U-TEA:2', survey, GLAD)
    const { surveyManifest } = await world.nobody.data(
      'query ($s: String!) { surveyManifest(survey: $s) { header } }',
      { s: survey },
    )
    expect(await verifyReceipt(receipt, JSON.parse(surveyManifest.header).boardKey)).toBe('VALID')
    expect(receipt.ballotKey).toBe(await ballotKeyOf(pass))
    expect(Object.keys(receipt).sort()).toEqual(['ballotKey', 'day', 'seq', 'signature', 'survey'])
  })

  it('gives the same bytes the same receipt, replaces by a higher seq, refuses a lower one', async () => {
    const pass = await takesPass(world, 'U-TEA:3', survey)
    const first = await signBallot(pass, 5, GLAD)
    const stored = await sends(world, first)
    expect(await sends(world, first)).toEqual(stored)
    expect((await sends(world, await signBallot(pass, 5, SORRY))).__typename).toBe('StaleAnswer')
    expect((await sends(world, await signBallot(pass, 4, GLAD))).__typename).toBe('StaleAnswer')
    expect((await sends(world, await signBallot(pass, 6, SORRY))).__typename).toBe('AnswerStored')
  })

  it('issues one pass to one hundred parallel requests of one member', async () => {
    const { manifestHash } = await surveyOf(world, 'U-TEA:4', survey)
    const blinded = Array.from({ length: 100 }, () =>
      Buffer.concat([Buffer.of(1), crypto.getRandomValues(Buffer.alloc(255))]).toString(
        'base64url',
      ),
    )
    const issued = await Promise.all(
      blinded.map(
        async (value) => await asksForPass(world, 'U-TEA:4', survey, manifestHash ?? '', value),
      ),
    )
    const kinds = issued.map(({ __typename }) => __typename)
    expect(kinds.filter((kind) => kind === 'SurveyPassIssued')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'PassAlreadyIssued')).toHaveLength(99)
  })

  it('refuses a pass from another pool, a wrong signature and an answer that is no level, and stores nothing', async () => {
    const pass = await takesPass(world, 'U-TEA:5', survey)
    const other = await surveyPoolOf('U-ROAD:5')
    const stolen = await signBallot({ ...pass, pool: other }, 1, GLAD)
    expect((await sends(world, stolen)).__typename).toBe('PassInvalid')
    const good = await signBallot(pass, 1, GLAD)
    const flipped = good.signature.startsWith('A')
      ? `B${good.signature.slice(1)}`
      : `A${good.signature.slice(1)}`
    expect((await sends(world, { ...good, signature: flipped })).__typename).toBe(
      'BallotSignatureInvalid',
    )
    expect(
      await sends(world, await signBallot(pass, 1, [...GLAD.slice(0, 5), 5, ...GLAD.slice(6)])),
    ).toMatchObject({ __typename: 'MalformedAnswer', field: 'chairTrust' })
    expect((await sends(world, { ...good, survey: 'ab'.repeat(32) })).__typename).toBe(
      'UnknownSurvey',
    )
    expect((await sends(world, { ...good, pool: 4_000 })).__typename).toBe('UnknownPool')
    expect((await sends(world, good)).__typename).toBe('AnswerStored')
  })

  it('shows nobody a result, a total or the key list before closing', async () => {
    for (const key of ['hang', 'long', 'mai', 'khanh', 'U-TEA:0', 'U-TEA:2']) {
      const answer = await (
        await world.as(key)
      ).ask(
        'query ($s: ID!) { surveyRelease(survey: $s) { hash ballots } survey(id: $s) { totals { ballots } } }',
        { s: survey },
      )
      expect(answer.data?.['surveyRelease'] ?? null).toBeNull()
      expect(answer.data?.['survey']?.totals ?? null).toBeNull()
    }
    expect(
      (
        await world.nobody.data('query ($s: String!) { ballotKeys(survey: $s) { count } }', {
          s: survey,
        })
      )['ballotKeys'],
    ).toBeNull()
  })

  it('closes only by its own title, then releases once; every ballot is in the signed list', async () => {
    const passes = []
    for (let place = 6; place < 18; place++)
      passes.push((await answers(world, `U-TEA:${place}`, survey, place % 3 ? GLAD : SORRY)).pass)
    for (let place = 2; place < 14; place++) await answers(world, `U-ROAD:${place}`, survey, SILENT)
    const open = await surveyOf(world, 'mai', survey)
    expect(
      await moves(world, 'mai', 'closeSurvey', survey, open.version, { title: 'khác' }),
    ).toMatchObject({ field: 'title' })
    await closesAndReleases(world, survey)
    const { ballotKeys } = await world.nobody.data(
      'query ($s: String!) { ballotKeys(survey: $s) { survey count keys signature } }',
      { s: survey },
    )
    const { surveyManifest } = await world.nobody.data(
      'query ($s: String!) { surveyManifest(survey: $s) { header } }',
      { s: survey },
    )
    expect(await verifyBallotKeys(ballotKeys, JSON.parse(surveyManifest.header).boardKey)).toBe(
      'VALID',
    )
    for (const pass of passes) expect(findOwnKey(ballotKeys, await ballotKeyOf(pass))).toBe(true)
    expect(ballotKeys.count).toBe(27)
  })

  it('takes no answer and no pass once it is closed', async () => {
    await expect(takesPass(world, 'U-SCHOOL:3', survey)).rejects.toThrow('SurveyNotOpen')
  })

  it('tells a member the released group of the own pool and its n, and nothing of other chairs', async () => {
    const release =
      'query ($s: ID!) { surveyRelease(survey: $s) { signed groups { kind ballots eligible pools questions { question shares } } } }'
    const member = (await (await world.as('U-TEA:2')).data(release, { s: survey }))['surveyRelease']
    expect(member.signed).toBeNull()
    const own = member.groups.find(({ kind }: { kind: string }) => kind === 'POOL')
    expect(own).toMatchObject({ ballots: 15, eligible: 24 })
    expect(member.groups.filter(({ kind }: { kind: string }) => kind === 'POOL')).toHaveLength(1)
    const council = (await (await world.as('hang')).data(release, { s: survey }))['surveyRelease']
    expect(JSON.parse(council.signed).rule).toBe('residual-roll-up-1')
  })
})

async function surveyPoolOf(key: string): Promise<number> {
  const seen = await (
    await world.as(key)
  ).data('query ($id: ID!) { survey(id: $id) { myPool { number } } }', { id: survey })
  return seen['survey'].myPool.number
}
