import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditModel } from '@tinnhiem/kit/audit'
import { createWorld, people, TEA, type World } from './evidence-world.ts'
import {
  ACTIVITY,
  AID,
  AID_PAGE,
  APPEALS,
  chairOf,
  fundVerbs,
  RECORD,
  ROUND,
  UNIT,
} from './fund-verbs.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'

let world: World
let does: ReturnType<typeof fundVerbs>
let appeal: string
beforeAll(async () => {
  world = await createWorld(21, '2023-06-15')
  does = fundVerbs(world, () => appeal)
  appeal = (await does.open(people.hang, 'P12')).appeal.id
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('the own unit', () => {
  it('cannot have 200 supporters of 96: refused with field, rule and both numbers, in both languages', async () => {
    const inEnglish = await does.record(people.ngan, 'U-0001', 200)
    expect(inEnglish).toMatchObject({
      __typename: 'InvalidInput',
      field: 'supporters',
      rule: 'SUPPORTERS_ABOVE_HEADCOUNT',
    })
    expect(inEnglish.message).toBe('There cannot be 200 supporters: the unit has 96 workers.')
    expect((await does.record({ ...people.ngan, lang: 'vi' }, 'U-0001', 200)).message).toBe(
      'Không thể có 200 người ủng hộ: đơn vị có 96 người lao động.',
    )
    expect(await does.outbox('T8a')).toEqual([])
  })

  it('enters its count once, corrects it with a version, and keeps what was there before', async () => {
    expect(await does.record(people.ngan, 'U-0001', 70)).toMatchObject({
      summary: { version: 1, supporters: 70, headcount: 96 },
    })
    expect(await does.record(people.ngan, 'U-0001', 71)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 1,
    })
    const both = await Promise.all(
      [72, 73].map((n) => does.record(people.ngan, 'U-0001', n, { v: 1 })),
    )
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual([
      'ContributionRecorded',
      'VersionConflict',
    ])
    const { unitFund } = await world.data(people.ngan, UNIT, { unit: 'U-0001' })
    expect(unitFund).toMatchObject({
      headcount: 96,
      appeals: [{ id: appeal }],
      summaries: [{ history: [{ count: 70 }] }],
    })
    const first = await Promise.all(
      [20, 21, 22].map((n) =>
        does.record(chairOf('U-0002', `${TEA.slice(0, -6)}U-0002`), 'U-0002', n),
      ),
    )
    expect(first.filter(({ __typename }) => __typename === 'ContributionRecorded').length).toBe(1)
  })

  it('tells a fact that says the highest round of the headcount, with a rising rev and nobody in it', async () => {
    await does.record(people.ngan, 'U-0001', 60, { v: 2 })
    const told = (await does.outbox('T8a')).filter(({ unionId }) => unionId === 'U-0001')
    expect(told.map(({ rev }) => rev)).toEqual([1, 2, 3])
    expect(told.at(-1)).toMatchObject({ numerator: 60, denominator: 96, asOf: '2023-06-15' })
    expect(Object.keys(told[0]).toSorted()).toEqual([
      'asOf',
      'code',
      'denominator',
      'eventId',
      'numerator',
      'rev',
      'source',
      'unionId',
    ])
    const next = { from: '2023-05-01', closingDay: '2023-05-31' }
    const asked = { appeal, v: 1, round: next }
    expect(await world.data(people.hang, ROUND, asked)).toMatchObject({
      addFundRound: { appeal: { version: 2 } },
    })
    expect(await world.data(people.hang, ROUND, asked)).toMatchObject({
      addFundRound: { __typename: 'VersionConflict' },
    })
    await does.record(people.ngan, 'U-0001', 41, { round: 2 })
    expect(
      (await does.outbox('T8a')).filter(({ unionId }) => unionId === 'U-0001').at(-1),
    ).toMatchObject({ numerator: 60 })
  })

  it('counts an activity by its highest head count', async () => {
    const held = { unit: 'U-0001', title: 'Hiến máu tình nguyện', on: '2023-04-10' }
    expect(await world.data(people.ngan, ACTIVITY, { ...held, n: 97 })).toMatchObject({
      recordSocialActivity: { rule: 'PARTICIPANTS_ABOVE_HEADCOUNT' },
    })
    const { recordSocialActivity } = await world.data(people.ngan, ACTIVITY, { ...held, n: 80 })
    const id = recordSocialActivity.activity.id
    await world.data(people.ngan, ACTIVITY, { ...held, n: 30, on: '2023-05-10' })
    expect((await does.outbox('T8b')).at(-1)).toMatchObject({
      unionId: 'U-0001',
      numerator: 80,
      denominator: 96,
    })
    expect(await world.data(people.ngan, ACTIVITY, { ...held, n: 25, id, v: 1 })).toMatchObject({
      recordSocialActivity: { activity: { version: 2, history: [{ count: 80 }] } },
    })
    expect((await does.outbox('T8b')).at(-1)).toMatchObject({ numerator: 30 })
    expect(
      await world.codeOf(people.say, ACTIVITY, { ...held, unit: 'U-0002', n: 1, id, v: 2 }),
    ).toBe('NOT_FOUND')
  })

  it('is written by its own officer alone', async () => {
    expect(await does.record(people.upper, 'U-0001', 5)).toMatchObject({
      __typename: 'MoveRefused',
    })
    expect(await does.record(people.hang, 'U-0001', 5)).toMatchObject({ __typename: 'MoveRefused' })
    const asked = { unit: 'U-0001', appeal, round: 1, n: 5, vnd: 5 }
    for (const who of [
      people.hac,
      people.say,
      people.phin,
      people.khanh,
      people.long,
      people.bao,
    ]) {
      expect(await world.codeOf(who, RECORD, asked)).toBe('NOT_FOUND')
      expect(await world.codeOf(who, UNIT, { unit: 'U-0001' })).toBe('NOT_FOUND')
    }
    expect(await world.codeOf(people.hang, UNIT, { unit: 'U-0001' })).toBe('NOT_FOUND')
    for (const vnd of ['1.5', '-1', '9007199254740993', '"7"'])
      expect(
        (await world.ask(people.ngan, RECORD.replace('$vnd: Vnd!', '').replace('$vnd', vnd), asked))
          .errors,
      ).toBeDefined()
  })
})
it('an appeal is made for the own subtree, and is seen by those it asks', async () => {
  expect(await does.open(people.say, 'U-0001')).toMatchObject({ __typename: 'MoveRefused' })
  expect(await does.open(people.hac, 'U-0001')).toMatchObject({ __typename: 'MoveRefused' })
  expect(
    await does.open(people.hang, 'P12', {
      round: { from: '2023-12-01', closingDay: '2024-01-31' },
    }),
  ).toMatchObject({ rule: 'ROUND_OTHER_YEAR' })
  const own = (await does.open(people.upper, 'UP-TANUYEN')).appeal.id
  const seen = async (who: Claims) =>
    (await world.data(who, APPEALS, { year: 2023 })).fundAppeals.map(({ id }: { id: string }) => id)
  expect(await seen(people.hac)).toEqual([own, appeal])
  expect(await seen(people.cho)).toEqual([appeal])
  expect(await seen(people.hang)).toEqual([own, appeal])
  expect(await seen(people.phin)).toEqual([appeal])
})
it('a mutual-aid fund shows rules and counts to its unit, and below 5 no number to others', async () => {
  expect(await world.data(people.ngan, AID, { unit: 'U-0001', n: 97 })).toMatchObject({
    publishMutualAidFund: { field: 'memberCount' },
  })
  expect(await world.data(people.ngan, AID, { unit: 'U-0001', n: 4 })).toMatchObject({
    publishMutualAidFund: { fund: { version: 1 } },
  })
  expect(await world.data(people.ngan, AID, { unit: 'U-0001', n: 9 })).toMatchObject({
    publishMutualAidFund: { __typename: 'VersionConflict' },
  })
  const page = async (who: Claims) =>
    (await world.data(who, AID_PAGE, { unit: 'U-0001' })).mutualAidFund
  expect(await page(people.hac)).toMatchObject({
    memberCount: null,
    helpTotalVnd: null,
    helpCount: null,
    manages: false,
  })
  expect(await page(people.ngan)).toMatchObject({
    memberCount: 4,
    helpTotalVnd: 12_000_000,
    manages: true,
  })
  await world.data(people.ngan, AID, { unit: 'U-0001', n: 40, v: 1 })
  for (const who of [people.upper, people.hac])
    expect(await page(who)).toMatchObject({ memberCount: 40, helpTotalVnd: null, helpCount: null })
  await world.data(people.ngan, AID, { unit: 'U-0001', n: 40, v: 2, helped: 5 })
  expect(await page(people.hac)).toMatchObject({ helpTotalVnd: 12_000_000, helpCount: 5 })
  expect(await world.codeOf(people.cho, AID_PAGE, { unit: 'U-0001' })).toBe('NOT_FOUND')
  expect(await world.codeOf(people.say, AID, { unit: 'U-0001', n: 9 })).toBe('NOT_FOUND')
})

it('every entry is written down with who made it', async () => {
  const acts = await auditModel(world.connection).distinct('purpose')
  expect(acts).toEqual(
    expect.arrayContaining([
      'OPEN_FUND_APPEAL',
      'ADD_FUND_ROUND',
      'RECORD_CONTRIBUTION',
      'RECORD_ACTIVITY',
      'PUBLISH_MUTUAL_AID_FUND',
    ]),
  )
})
