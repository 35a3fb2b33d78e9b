import { signBallot, toBase64url, type Pass, type UnpaddedBallot } from '@tinnhiem/web/ballot'
import { createConnection, type Connection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ANSWER,
  GLAD,
  moves,
  opensSurvey,
  sends,
  sendsRaw,
  SORRY,
  surveyOf,
  takesPass,
} from '../world/verbs.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

/** Privacy.md 6.3 and 2.5: what the anonymous door turns away, and that nothing of it is stored. */
let world: TestWorld
let stored: Connection
let survey: string
let other: string

beforeAll(async () => {
  world = await createWorld({ redisDb: 9 })
  stored = await createConnection(world.databases.uri('surveys_ballot')).asPromise()
  survey = (await opensSurvey(world)).id
  const more = { titleVi: 'Khảo sát thứ hai', titleEn: 'Second survey', audience: 'UP-TANUYEN' }
  other = (await opensSurvey(world, more)).id
})
afterAll(async () => {
  await stored?.close()
  await world?.[Symbol.asyncDispose]()
})

/** Every ballot of both surveys, byte for byte: a refusal must leave it as it was. */
async function everything(): Promise<string> {
  const parts = []
  for (const id of [survey, other])
    parts.push(await stored.collection(`ballots_${id}`).find({}).toArray())
  return JSON.stringify(parts)
}

async function storesNothing(work: () => Promise<void>): Promise<void> {
  const before = await everything()
  await work()
  expect(await everything()).toBe(before)
}

/** The union member a ballot is answered with, and that it changed nothing. */
async function refused(ballot: UnpaddedBallot): Promise<string> {
  let answer = ''
  await storesNothing(async () => void (answer = (await sends(world, ballot)).__typename))
  return answer
}

const flipped = (bytes: Pass['passSignature']) => bytes.with(9, (bytes[9] ?? 0) ^ 1)

describe('a ballot is refused, and nothing is stored, when', () => {
  let pass: Pass
  let good: UnpaddedBallot
  beforeAll(async () => {
    pass = await takesPass(world, 'U-TEA:2', survey)
    good = await signBallot(pass, 1, GLAD)
    // Somebody else's, so that there is something a refusal could damage.
    await sends(world, await signBallot(await takesPass(world, 'U-TEA:3', survey), 1, GLAD))
  })

  it('the pass is forged', async () => {
    const forged = { ...pass, passSignature: flipped(pass.passSignature) }
    expect(await refused(await signBallot(forged, 1, GLAD))).toBe('PassInvalid')
  })

  it('the pass is of another survey, by its survey or by its manifest', async () => {
    const foreign = await takesPass(world, 'U-TEA:2', other)
    expect(await refused(await signBallot({ ...foreign, survey }, 1, GLAD))).not.toBe(
      'AnswerStored',
    )
    const { manifestHash } = pass
    const here = { ...foreign, survey, manifestHash, pool: pass.pool }
    expect(await refused(await signBallot(here, 1, GLAD))).toBe('PassInvalid')
    const stale = { ...pass, manifestHash: 'ab'.repeat(32) }
    expect(await refused(await signBallot(stale, 1, GLAD))).not.toBe('AnswerStored')
  })

  it('another ballot key is put under the pass', async () => {
    const thief = await takesPass(world, 'U-TEA:4', survey)
    const stolen = { ...thief, passSignature: pass.passSignature }
    expect(await refused(await signBallot(stolen, 1, GLAD))).toBe('PassInvalid')
  })

  it('answers, seq or the signature were changed on the way', async () => {
    const changed = [
      { ...good, answers: SORRY },
      { ...good, seq: 2 },
      { ...good, signature: (await signBallot(pass, 1, SORRY)).signature },
    ]
    for (const ballot of changed) expect(await refused(ballot)).toBe('BallotSignatureInvalid')
  })

  it('a field has no, a wrong or a second spelling', async () => {
    const wrong = [
      { ...good, survey: good.survey.toUpperCase() },
      { ...good, publicKey: toBase64url(pass.key.publicKey.slice(0, 64)) },
      { ...good, publicKey: toBase64url(pass.key.publicKey.with(0, 2)) },
      { ...good, passSignature: `${good.passSignature}=` },
      { ...good, signature: '' },
      { ...good, seq: -1 },
      { ...good, pool: -1 },
      { ...good, answers: [...GLAD, 1] },
      { ...good, answers: GLAD.with(0, 7) },
    ]
    for (const ballot of wrong) expect(await refused(ballot)).toBe('MalformedAnswer')
  })

  it('survey or pool are unknown', async () => {
    expect(await refused({ ...good, survey: 'ab'.repeat(32) })).toBe('UnknownSurvey')
    expect(await refused({ ...good, pool: 4_000 })).toBe('UnknownPool')
  })

  it('its body has more than 8 kB: HTTP 413 with a code', async () => {
    await storesNothing(async () => {
      const big = { ballot: { ...good, padding: '0'.repeat(9_000) } }
      const answer = await world.nobody.ask(ANSWER, big)
      expect(answer.status).toBe(413)
      expect(answer.errors[0]?.extensions?.['code']).toBe('BODY_TOO_LARGE')
      expect(answer.data).toBeNull()
    })
  })

  it.each([
    { cookie: 'tn_session=abc' },
    { cookie: 'anything=else' },
    { authorization: 'Bearer abc' },
  ])('it comes with %o', async (headers) => {
    await storesNothing(async () => {
      const answer = await sendsRaw(world, good, headers as Record<string, string>)
      expect(answer).toMatchObject({ status: 400, data: null })
      expect(answer.errors[0]?.extensions?.['code']).toBe('ANONYMOUS_WITH_IDENTITY')
    })
  })

  it('it comes with the real session of a member', async () => {
    await storesNothing(async () => {
      const member = await world.as('U-TEA:2')
      const answer = await member.ask(ANSWER, { ballot: { ...good, padding: '' } })
      expect(answer.errors[0]?.extensions?.['code']).toBe('ANONYMOUS_WITH_IDENTITY')
    })
  })

  it.each([
    'mutation ($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename } again: answerSurvey(ballot: $ballot) { __typename } }',
    'mutation ($ballot: BallotInput!) { answerSurvey(ballot: $ballot) { __typename } signOut { __typename } }',
    'mutation ($ballot: BallotInput!) { ...A ...B } fragment A on Mutation { answerSurvey(ballot: $ballot) { __typename } } fragment B on Mutation { signOut { __typename } }',
  ])('another field stands beside it: %s', async (document) => {
    await storesNothing(async () => {
      const answer = await world.nobody.ask(document, { ballot: { ...good, padding: '' } })
      expect(answer).toMatchObject({ status: 400, data: null })
      expect(answer.errors[0]?.extensions?.['code']).toBe('ANONYMOUS_WITH_OTHER_FIELDS')
    })
  })

  it('and the untouched ballot is taken after all that; a repeat gets the same receipt', async () => {
    const first = await sends(world, good)
    expect(first.__typename).toBe('AnswerStored')
    await storesNothing(async () => expect(await sends(world, good)).toEqual(first))
    expect(await refused(await signBallot(pass, 1, SORRY))).toBe('StaleAnswer')
    expect(await refused(await signBallot(pass, 0, GLAD))).toBe('StaleAnswer')
  })
})

describe('order', () => {
  const collectionOf = async (id: string) =>
    (await stored.db?.listCollections({ name: `ballots_${id}` }).toArray())?.[0]

  it('ballots are kept by their key, never in the order they came', async () => {
    expect(await collectionOf(survey)).toMatchObject({
      options: { clusteredIndex: { unique: true, key: { _id: 1 } } },
    })
  })

  it('a plain collection in place of the clustered one is found: no ballot is stored', async () => {
    const title = { titleVi: 'Khảo sát thứ ba', titleEn: 'Third survey', audience: 'UP-PHONGTHO' }
    const third = (await opensSurvey(world, title)).id
    await stored.db?.dropCollection(`ballots_${third}`)
    await stored.db?.createCollection(`ballots_${third}`)
    const ballot = await signBallot(await takesPass(world, 'U-SCHOOL:2', third), 1, GLAD)
    const answer = await sendsRaw(world, ballot)
    expect(answer.data?.['answerSurvey'] ?? null).toBeNull()
    expect(answer.errors).not.toHaveLength(0)
    expect(await stored.collection(`ballots_${third}`).countDocuments()).toBe(0)
  })
})

describe('after closing', () => {
  it('a ballot that waited on a phone gets a clear refusal, and one that is counted keeps its receipt', async () => {
    const waiting = await signBallot(await takesPass(world, 'U-ROAD:2', survey), 1, GLAD)
    const sent = await signBallot(await takesPass(world, 'U-ROAD:3', survey), 1, GLAD)
    const stored = await sends(world, sent)
    const { version, title } = await surveyOf(world, 'mai', survey)
    const closed = await moves(world, 'mai', 'closeSurvey', survey, version, { title: title.vi })
    expect(closed.__typename).toBe('SurveyChanged')
    // From the very next request on: the state is asked again before anything is written.
    expect(await refused(waiting)).toBe('SurveyClosed')
    expect(await sends(world, sent)).toEqual(stored)
    await expect(takesPass(world, 'U-ROAD:4', survey)).rejects.toThrow('SurveyNotOpen')
  })
})
