import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeRelease } from '../src/release/take-release.ts'
import { readReleaseKeys } from '../src/release/release-keys.ts'
import { canonicalJson } from '../src/recompute.ts'
import { generateKeyPairSync, sign } from 'node:crypto'
import { RELEASE_KEYS, released, releaseKey, SURVEY, YEAR } from './province.ts'
import { CYCLE, verbs } from './verbs.ts'
import { createWorld, people, type World } from './world.ts'

let world: World
let does: ReturnType<typeof verbs>
const keys = readReleaseKeys(RELEASE_KEYS)

beforeAll(async () => {
  world = await createWorld(4)
  does = verbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

test('a release that is not what the board signed is refused, and nothing is stored', async () => {
  const told = released(4)
  const flipped = told.canonical.replace('"skipped":0', '"skipped":1')
  expect(await takeRelease(world.stores, keys, { ...told, canonical: flipped })).toBe('HASH')
  const forged = released(5)
  const { releaseHash, canonical } = forged
  expect(await takeRelease(world.stores, keys, { ...told, releaseHash, canonical })).toBe(
    'SIGNATURE',
  )
  expect(await takeRelease(world.stores, keys, { ...told, boardKey: 'AAAA' })).toBe('SIGNATURE')
  expect(await takeRelease(world.stores, keys, { ...told, surveyId: 'cd'.repeat(32) })).toBe(
    'CONTENT',
  )
  expect(await takeRelease(world.stores, keys, { ...told, k: 5 })).toBe('CONTENT')
  expect(await takeRelease(world.stores, keys, { ...told, year: 2021 })).toBe('CONTENT')
  expect(await takeRelease(world.stores, keys, { ...told, closingDay: '2022-11-16' })).toBe(
    'CONTENT',
  )
  expect(await world.stores.release.model.countDocuments()).toBe(0)
})

test('a first release that another hand signed is refused, and the true one is taken after it', async () => {
  const forger = generateKeyPairSync('ed25519')
  const boardKey = forger.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url')
  const sealed = (privateKey: typeof forger.privateKey, text: string) =>
    sign(null, Buffer.from(text), privateKey).toString('base64url')
  const certificate = (surveyId: string, by = releaseKey.privateKey) =>
    sealed(by, `tinnhiem-board-v1\0${canonicalJson({ boardKey, surveyId })}`)
  const forged = released(5)
  const told = {
    ...forged,
    boardKey,
    signature: sealed(forger.privateKey, `tinnhiem-release-v1\0${forged.canonical}`),
  }
  const certificates = {
    'of the true board key': forged.certificate,
    'by the forger': certificate(SURVEY, forger.privateKey),
    'of another survey': certificate('cd'.repeat(32)),
    none: '',
  }
  for (const [name, bad] of Object.entries(certificates))
    expect(await takeRelease(world.stores, keys, { ...told, certificate: bad }), name).toBe(
      'ORIGIN',
    )
  expect(await world.stores.release.model.countDocuments()).toBe(0)
  expect(await takeRelease(world.stores, keys, released(4))).toBe('TAKEN')
  await world.stores.release.model.deleteMany({})
})

test('a survey is released once', async () => {
  expect(await takeRelease(world.stores, keys, released(4))).toBe('TAKEN')
  expect(await takeRelease(world.stores, keys, released(4))).toBe('KNOWN')
  expect(await takeRelease(world.stores, keys, released(5))).toBe('SECOND_RELEASE')
  expect((await world.stores.release.byId(SURVEY))?.releaseHash).toBe(released(4).releaseHash)
})

test('a cycle is opened once a year, by an existing scheme, for a survey of its year', async () => {
  const wrong = [
    [{ scheme: 'leader-1999' }, 'SCHEME_UNKNOWN'],
    [{ year: 2021 }, 'SURVEY_OTHER_YEAR'],
    [{ year: 1999 }, 'YEAR_RANGE'],
    [{ survey: 'one' }, 'SURVEY_SHAPE'],
    [{ year: 2021, survey: 'cd'.repeat(32) }, 'SCHEME_NOT_IN_FORCE'],
  ] as const
  for (const [changes, code] of wrong)
    expect(await does.opens(people.hang, changes), code).toMatchObject({
      __typename: 'InvalidInput',
      code,
    })
  expect(await does.opens(people.hang)).toMatchObject({ __typename: 'RatingCycleChanged' })
  expect(await does.opens(people.ruong)).toMatchObject({ code: 'YEAR_TAKEN' })
  expect((await world.stores.cycle.ofYear(YEAR))?.id).toBe(CYCLE)
})

test('a survey nobody has heard of holds no year: the true one takes its place until a release is here', async () => {
  const year = 2023
  const wrong = 'ef'.repeat(32)
  const right = '12'.repeat(32)
  const surveyOf = async () => (await world.stores.cycle.ofYear(year))?.surveyId
  expect(await does.opens(people.hang, { year, survey: wrong })).toMatchObject({
    cycle: { state: 'OPEN', version: 1, ready: false },
  })
  expect(await does.opens(people.hang, { year, survey: wrong })).toMatchObject({
    code: 'YEAR_TAKEN',
  })
  expect(await does.opens(people.phin, { year, survey: right })).toMatchObject({
    code: 'NOT_YOUR_ROLE',
  })
  expect(await surveyOf()).toBe(wrong)
  expect(await does.opens(people.ruong, { year, survey: right })).toMatchObject({
    cycle: { state: 'OPEN', version: 2, ready: false },
  })
  expect(await surveyOf()).toBe(right)
  await world.release({ surveyId: right, year })
  expect(await does.opens(people.hang, { year, survey: wrong })).toMatchObject({
    code: 'YEAR_TAKEN',
  })
  expect(await surveyOf()).toBe(right)
})

test('a release changed in the database starts no run', async () => {
  const text = world.stores.text.model
  const other = await world.stores.text.put(released(5).canonical)
  await world.stores.release.model.updateOne({ _id: SURVEY }, { $set: { releaseHash: other } })
  expect(await does.starts(people.hang)).toMatchObject({ code: 'RELEASE_MISSING' })
  await text.updateMany({ hash: released(4).releaseHash }, { $set: { packed: 'AAAA' } })
  await world.stores.release.model.updateOne(
    { _id: SURVEY },
    { $set: { releaseHash: released(4).releaseHash } },
  )
  const answer = await world.ask(
    people.hang,
    `mutation { startRatingRun(cycle: "${CYCLE}", version: 1) { __typename } }`,
  )
  expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL')
  expect(await world.stores.run.model.countDocuments()).toBe(0)
})

test('facts and the tree are taken in once, in any order', async () => {
  const { projection, fact } = world.stores
  const [first] = await projection.organizationsById(['U-0000'])
  if (!first) throw new Error('the union is not there')
  await projection.takeOrganizations([{ ...first, rev: 3, path: '/P12/NEW' }])
  await projection.takeOrganizations([{ ...first, rev: 2, path: '/P12/OLD' }])
  expect((await projection.organizationsById(['U-0000']))[0]).toMatchObject({ path: '/P12/NEW' })
  const one = (await fact.newest(['U-0001'], ['DENSITY'], '2022-12-31'))[0]
  if (!one) throw new Error('the fact is not there')
  expect(await fact.record([one])).toEqual([])
  expect(await fact.newest(['U-0001'], ['DENSITY'], '2022-12-31')).toEqual([one])
})
