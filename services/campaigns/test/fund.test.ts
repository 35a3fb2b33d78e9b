import { auditModel } from '@tinnhiem/kit/audit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, people, TEA, tree, type World } from './evidence-world.ts'
import type { Claims } from './identity.ts'

const OPEN = `mutation($issuer: ID!, $title: LocalizedTextInput!, $text: LocalizedTextInput!, $round: FundRoundInput!) {
  openFundAppeal(issuer: $issuer, title: $title, text: $text, round: $round) {
    __typename ... on FundAppealChanged { appeal { id version year open manages rounds { no from closingDay } } }
    ... on Failure { code } ... on InvalidInput { field rule } } }`
const ROUND = `mutation($appeal: ID!, $v: Int!, $round: FundRoundInput!) { addFundRound(appeal: $appeal, version: $v, round: $round) {
  __typename ... on FundAppealChanged { appeal { version rounds { no } } } ... on Failure { code } ... on VersionConflict { currentVersion } } }`
const RECORD = `mutation($unit: ID!, $appeal: ID!, $round: Int!, $n: Int!, $vnd: Vnd!, $v: Int) {
  recordContribution(unit: $unit, appeal: $appeal, round: $round, supporters: $n, totalVnd: $vnd, version: $v) {
    __typename ... on ContributionRecorded { summary { version supporters totalVnd headcount history { count totalVnd on } } }
    ... on Failure { code message } ... on InvalidInput { field rule } ... on VersionConflict { currentVersion } } }`
const ACTIVITY = `mutation($unit: ID!, $title: String!, $on: Date!, $n: Int!, $id: ID, $v: Int) {
  recordSocialActivity(unit: $unit, title: $title, heldOn: $on, participants: $n, activity: $id, version: $v) {
    __typename ... on SocialActivityRecorded { activity { id version participants history { count } } }
    ... on Failure { code message } ... on InvalidInput { field rule } } }`
const AID = `mutation($unit: ID!, $n: Int!, $v: Int) {
  publishMutualAidFund(unit: $unit, rules: "Đóng góp tự nguyện, giúp khi ốm đau.", memberCount: $n, helpTotalVnd: 12000000, helpCount: 3, version: $v) {
    __typename ... on MutualAidFundChanged { fund { memberCount version } } ... on Failure { code } ... on InvalidInput { field } } }`
const AID_PAGE = `query($unit: ID!) { mutualAidFund(unit: $unit) { rules memberCount helpTotalVnd helpCount manages } }`
const APPEALS = `query($year: Int!) { fundAppeals(year: $year) { id title { vi } open manages ownTotals { round unit { id } supporters totalVnd } } }`
const UNIT = `query($unit: ID!) { unitFund(unit: $unit, year: 2023) { headcount appeals { id }
  summaries { round supporters totalVnd history { count } } activities { title participants } } }`
const TABLE =
  '{ units supporters totalVnd rows { organization { id } units supporters totalVnd hidden } }'
const BOARD = `query($under: ID!) { fundBoard(under: $under, year: 2023) { support ${TABLE} activity ${TABLE}
  rounds { appeal { id } round table ${TABLE} } } }`

let world: World
let appeal: string
const round = { from: '2023-03-01', closingDay: '2023-03-31' }
const words = { vi: 'Mái ấm công đoàn', en: 'A roof for union members' }
const chairOf = (unit: string, path: string): Claims => ({
  sub: `M-1${unit.slice(2)}`,
  roles: [{ role: 'GRASSROOTS_OFFICER', org: unit, path }],
})
const units = tree().filter(({ level }) => level === 'GRASSROOTS')

beforeAll(async () => {
  world = await createWorld(21, '2023-06-15')
  appeal = (await open(people.hang, 'P12')).appeal.id
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const open = async (who: Claims, issuer: string, more = {}) =>
  (await world.data(who, OPEN, { issuer, title: words, text: words, round, ...more }))
    .openFundAppeal
const record = async (who: Claims, unit: string, n: number, more = {}) =>
  (await world.data(who, RECORD, { unit, appeal, round: 1, n, vnd: n * 50_000, ...more }))
    .recordContribution
const outbox = async (code: string) =>
  (await world.connection.collection('outbox').find({ name: 'factRecorded' }).toArray())
    .flatMap(({ payload }) => payload.facts)
    .filter((fact) => fact.code === code)

describe('the own unit', () => {
  it('cannot have 200 supporters of 96: refused with field, rule and both numbers, in both languages', async () => {
    const inEnglish = await record(people.ngan, 'U-0001', 200)
    expect(inEnglish).toMatchObject({
      __typename: 'InvalidInput',
      field: 'supporters',
      rule: 'SUPPORTERS_ABOVE_HEADCOUNT',
    })
    expect(inEnglish.message).toBe('There cannot be 200 supporters: the unit has 96 workers.')
    expect((await record({ ...people.ngan, lang: 'vi' }, 'U-0001', 200)).message).toBe(
      'Không thể có 200 người ủng hộ: đơn vị có 96 người lao động.',
    )
    expect(await outbox('T8a')).toEqual([])
  })

  it('enters its count once, corrects it with a version, and keeps what was there before', async () => {
    expect(await record(people.ngan, 'U-0001', 70)).toMatchObject({
      summary: { version: 1, supporters: 70, headcount: 96 },
    })
    expect(await record(people.ngan, 'U-0001', 71)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 1,
    })
    const both = await Promise.all([72, 73].map((n) => record(people.ngan, 'U-0001', n, { v: 1 })))
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
      [20, 21, 22].map((n) => record(chairOf('U-0002', `${TEA.slice(0, -6)}U-0002`), 'U-0002', n)),
    )
    expect(first.filter(({ __typename }) => __typename === 'ContributionRecorded').length).toBe(1)
  })

  it('tells a fact that says the highest round of the headcount, with a rising rev and nobody in it', async () => {
    await record(people.ngan, 'U-0001', 60, { v: 2 })
    const told = (await outbox('T8a')).filter(({ unionId }) => unionId === 'U-0001')
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
    await record(people.ngan, 'U-0001', 41, { round: 2 })
    expect(
      (await outbox('T8a')).filter(({ unionId }) => unionId === 'U-0001').at(-1),
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
    expect((await outbox('T8b')).at(-1)).toMatchObject({
      unionId: 'U-0001',
      numerator: 80,
      denominator: 96,
    })
    expect(await world.data(people.ngan, ACTIVITY, { ...held, n: 25, id, v: 1 })).toMatchObject({
      recordSocialActivity: { activity: { version: 2, history: [{ count: 80 }] } },
    })
    expect((await outbox('T8b')).at(-1)).toMatchObject({ numerator: 30 })
    expect(
      await world.codeOf(people.say, ACTIVITY, { ...held, unit: 'U-0002', n: 1, id, v: 2 }),
    ).toBe('NOT_FOUND')
  })

  it('is written by its own officer alone', async () => {
    expect(await record(people.upper, 'U-0001', 5)).toMatchObject({ __typename: 'MoveRefused' })
    expect(await record(people.hang, 'U-0001', 5)).toMatchObject({ __typename: 'MoveRefused' })
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
  expect(await open(people.say, 'U-0001')).toMatchObject({ __typename: 'MoveRefused' })
  expect(await open(people.hac, 'U-0001')).toMatchObject({ __typename: 'MoveRefused' })
  expect(
    await open(people.hang, 'P12', { round: { from: '2023-12-01', closingDay: '2024-01-31' } }),
  ).toMatchObject({ rule: 'ROUND_OTHER_YEAR' })
  const own = (await open(people.upper, 'UP-TANUYEN')).appeal.id
  const seen = async (who: Claims) =>
    (await world.data(who, APPEALS, { year: 2023 })).fundAppeals.map(({ id }: { id: string }) => id)
  expect(await seen(people.hac)).toEqual([own, appeal])
  expect(await seen(people.cho)).toEqual([appeal])
  expect(await seen(people.hang)).toEqual([own, appeal])
  expect(await seen(people.phin)).toEqual([appeal])
})

describe('above the unit', () => {
  beforeAll(async () => {
    // one unit of each upper union is small in the first round; one reports in the second round only
    const given = [
      [60, 0],
      [20, 30],
      [3, 40],
      [50, 50],
      [30, 31],
    ] as const
    for (const [at, unit] of units.filter(({ parentId }) => parentId !== 'P12').entries()) {
      const [first, second] = given[at % 8] ?? [null, null]
      const who = chairOf(unit.id, unit.path)
      for (const [no, n] of [
        [1, first],
        [2, second],
      ] as const) {
        if (n === null) continue
        const known = await world.stores.fund.contribution({
          appealId: appeal,
          round: no,
          unionId: unit.id,
        })
        await record(who, unit.id, n, { round: no, v: known?.version ?? null })
      }
    }
  })
  const board = async (who: Claims, under: string) =>
    (await world.data(who, BOARD, { under })).fundBoard
  type Table = {
    supporters: number | null
    rows: {
      supporters: number | null
      totalVnd: number | null
      hidden: boolean
      organization: { id: string }
    }[]
  }
  const tablesOf = (one: { support: Table; activity: Table; rounds: { table: Table }[] }) => [
    one.support,
    one.activity,
    ...one.rounds.map(({ table }) => table),
  ]

  it('no number below 5 is told, and what is hidden in one round is hidden in all', async () => {
    for (const [who, under] of [
      [people.upper, 'UP-TANUYEN'],
      [people.hang, 'P12'],
      [people.hang, 'UP-PHONGTHO'],
      [people.khanh, 'P12'],
      [people.long, 'UP-TANUYEN'],
    ] as const) {
      const seen = await board(who, under)
      expect(seen.rounds.length).toBe(2)
      for (const table of tablesOf(seen)) {
        const hidden = table.rows.filter((row) => row.hidden)
        for (const row of table.rows) expect(row.supporters ?? 5).toBeGreaterThanOrEqual(5)
        for (const row of hidden) expect([row.supporters, row.totalVnd]).toEqual([null, null])
        if (table.supporters !== null && hidden.length > 0) expect(hidden.length).toBeGreaterThan(1)
      }
    }
    const seen = await board(people.upper, 'UP-TANUYEN')
    const hiddenIn = [seen.support, ...seen.rounds.map(({ table }: { table: Table }) => table)].map(
      (table: Table) =>
        table.rows
          .filter(({ hidden }) => hidden)
          .map(({ organization }) => organization.id)
          .join(' '),
    )
    expect(new Set(hiddenIn).size).toBe(1)
    expect(hiddenIn[0]).toBe('U-0001 U-0003')
  })

  it('all who ask see the same, and units only through their upper union', async () => {
    expect(await board(people.khanh, 'UP-TANUYEN')).toEqual(await board(people.upper, 'UP-TANUYEN'))
    expect(await world.codeOf(people.hang, BOARD, { under: 'U-0001' })).toBe('NOT_FOUND')
    for (const who of [people.phin, people.ngan, people.hac, people.bao])
      expect(await world.codeOf(who, BOARD, { under: 'UP-TANUYEN' })).toBe('NOT_FOUND')
    expect(await world.codeOf(people.upper, BOARD, { under: 'P12' })).toBe('NOT_FOUND')
  })

  it('a running round is not in any table', async () => {
    const later = { appeal, v: 2, round: { from: '2023-06-01', closingDay: '2023-06-30' } }
    await world.data(people.hang, ROUND, later)
    const before = await board(people.upper, 'UP-TANUYEN')
    await record(people.ngan, 'U-0001', 96, { round: 3 })
    expect(await board(people.upper, 'UP-TANUYEN')).toEqual(before)
  })

  it('a member learns the own unit’s totals by the same rule, and nothing of another', async () => {
    const totals = async (who: Claims) =>
      (await world.data(who, APPEALS, { year: 2023 })).fundAppeals.at(-1).ownTotals
    const hidden = await totals(people.hac)
    expect(hidden.length).toBe(2)
    for (const one of hidden)
      expect(one).toMatchObject({ unit: { id: 'U-0001' }, supporters: null, totalVnd: null })
    const big = {
      sub: 'M-9',
      roles: [{ role: 'MEMBER', org: 'U-0004', path: `${TEA.slice(0, -6)}U-0004` }],
    }
    expect(await totals(big)).toContainEqual({
      round: 1,
      unit: { id: 'U-0004' },
      supporters: 50,
      totalVnd: 2_500_000,
    })
    expect(await totals(people.hang)).toEqual([])
  })

  it('no collection has a place for a giver', async () => {
    const rows = await world.connection.collection('contributions').find({}).toArray()
    const fields = new Set(
      rows.flatMap((row) => [...Object.keys(row), ...row['history'].flatMap(Object.keys)]),
    )
    expect([...fields].toSorted()).toEqual([
      '_id',
      'appealId',
      'by',
      'closingDay',
      'count',
      'enteredBy',
      'enteredOn',
      'headcount',
      'history',
      'on',
      'round',
      'supporters',
      'totalVnd',
      'unionId',
      'upperId',
      'version',
      'year',
    ])
  })
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
  expect(await page(people.upper)).toMatchObject({ memberCount: 40 })
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
