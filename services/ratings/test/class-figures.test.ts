import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { connectMongo } from '@tinnhiem/kit/mongo'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cycle } from '../src/cycle/cycle.ts'
import { organizations, PROVINCE } from './province.ts'
import { createWorld, people, type World } from './world.ts'

let world: World
const UPPERS = ['UP-A', 'UP-B', 'UP-C', 'UP-FEW', 'UP-NONE']

beforeAll(async () => {
  world = await createWorld(3)
  await world.stores.projection.takeOrganizations(UPPERS.map(upperUnion))
  await rate(2022, 'PUBLISHED', {
    'UP-A': { EXCELLENT: 6, GOOD: 20, COMPLETED: 7, NOT_COMPLETED: 5, NOT_RATED: 3 },
    'UP-B': { EXCELLENT: 4, GOOD: 20, COMPLETED: 8, NOT_COMPLETED: 1 },
    'UP-C': { EXCELLENT: 6, GOOD: 21, NOT_COMPLETED: 1 },
    'UP-FEW': { GOOD: 3, NOT_RATED: 9 },
    '': { GOOD: 5, EXCELLENT: 1 },
    UPPER_CHAIR: { GOOD: 4, EXCELLENT: 1 },
  })
  await rate(2023, 'APPROVAL', { 'UP-A': { GOOD: 30 } })
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

function upperUnion(id: string): OrganizationItem {
  const base = organizations(0).find(({ level }) => level === 'DIRECT_UPPER')
  if (!base) throw new Error('no upper union to copy')
  return { ...base, id, code: id, path: `${PROVINCE}/${id}` }
}

/** A cycle as a run leaves it: `byRow` has leaders by class for the chairs of an upper union, or for the upper chairs. */
async function rate(year: number, state: Cycle['state'], byRow: Record<string, object>) {
  const id = `leaders-${year}`
  const runId = `run-${id}-v1`
  const counts = { rated: 0, excellent: 0, good: 0, completed: 0, notCompleted: 0, notRated: 0 }
  const result = { runId, startedBy: 'M-1', closingDay: '', inputsHash: '', ratingsHash: '' }
  await world.stores.cycle.model.create({
    _id: id,
    year,
    surveyId: 's',
    schemeCode: 'leader-2023',
    state,
    version: 4,
    steps: [],
    runNo: 1,
    result: { ...result, counts: { ...counts, tied: 0 } },
  })
  const leaders = Object.entries(byRow).flatMap(([row, levels]) =>
    Object.entries(levels).flatMap(([level, count]) => Array(count).fill({ row, level })),
  )
  await world.stores.rating.model.insertMany(
    leaders.map(({ row, level }, position) => ({
      _id: `${runId}.A-${position}`,
      id: `${id}.A-${position}`,
      runId,
      cycleId: id,
      memberId: `M-${position}`,
      unionId: `U-${position}`,
      upperId: row === 'UPPER_CHAIR' || row === '' ? null : row,
      post: row === 'UPPER_CHAIR' ? row : 'CHAIR',
      level,
      position,
      rating: '{}',
    })),
  )
}

const FIGURES = `query ($r: [_Any!]!, $year: Int!) { _entities(representations: $r) { ... on UnionOrganization {
  id leaderClasses(year: $year) { __typename
    ... on LeaderClasses { year rated excellent good completed notCompleted goodOrBetter goodOrBetterPercent belowGood
      groups { levels leaders } }
    ... on NotEnoughData { reason message { vi en } } } } } }`

async function figures(who: Claims, ids: readonly string[], year = 2022) {
  const r = ids.map((id) => ({ __typename: 'UnionOrganization', id }))
  const { _entities } = await world.data(who, FIGURES, { r, year })
  return _entities.map((row: { leaderClasses: object } | null) => row?.leaderClasses ?? null)
}

const reasonsOf = (rows: { reason?: string }[]) => rows.map((row) => row?.reason)

describe('classes of leaders of an organisation', () => {
  test('are told by five and more, together where a class has fewer', async () => {
    const [a, b, c] = await figures(people.khanh, ['UP-A', 'UP-B', 'UP-C'])
    expect(a).toMatchObject({ rated: 38, excellent: 6, good: 20, completed: 7, notCompleted: 5 })
    expect(a).toMatchObject({ goodOrBetter: 26, goodOrBetterPercent: 68.4, belowGood: 12 })
    expect(b).toMatchObject({ excellent: null, good: null, goodOrBetter: 24, belowGood: 9 })
    expect(b.groups).toEqual([
      { levels: ['EXCELLENT', 'GOOD'], leaders: 24 },
      { levels: ['COMPLETED', 'NOT_COMPLETED'], leaders: 9 },
    ])
    expect(c).toMatchObject({ rated: 28, excellent: 6, good: null, goodOrBetter: null })
  })

  test('of a single union, of a few leaders and of nobody say nothing, each with its reason', async () => {
    const rows = await figures(people.khanh, ['U-0000', 'UP-FEW', 'UP-NONE', 'UP-TANUYEN'])
    expect(reasonsOf(rows)).toEqual(['TOO_FEW', 'TOO_FEW', 'NOT_COVERED', 'NOT_COVERED'])
    expect(rows[0].message.vi).toMatch(/từng người/)
    const none = await figures(people.khanh, ['UP-A', 'P12'], 2019)
    expect(reasonsOf(none)).toEqual(['NOT_PUBLISHED', 'NOT_PUBLISHED'])
  })

  test('of the province count every rated leader, upper chairs too, as far as nothing hidden follows', async () => {
    const [whole] = await figures(people.khanh, ['P12'])
    expect(whole.rated).toBe(38 + 33 + 28 + 3 + 6 + 5)
    const told = whole.groups.reduce(
      (sum: number, { leaders }: { leaders: number }) => sum + leaders,
      0,
    )
    expect(told).toBe(whole.rated)
  })

  test('are not there before the cycle is published, for the council neither', async () => {
    for (const who of [people.khanh, people.hang, people.long])
      expect(reasonsOf(await figures(who, ['UP-A'], 2023))).toEqual(['NOT_PUBLISHED'])
  })

  test('are the same for everybody who may see them, and nothing for others', async () => {
    const shown = await figures(people.khanh, ['UP-A', 'UP-B', 'P12'])
    for (const who of [people.hang, people.long])
      expect(await figures(who, ['UP-A', 'UP-B', 'P12'])).toEqual(shown)
    for (const who of [people.hac, people.stranger, people.phin, people.farOfficer])
      expect(await figures(who, ['UP-A', 'P12', 'U-0000'])).toEqual([null, null, null])
    const nobody = await world.data({}, FIGURES, {
      r: [{ __typename: 'UnionOrganization', id: 'UP-A' }],
      year: 2022,
    })
    expect(nobody._entities).toEqual([null])
  })

  test('are read with the same calls for a page of 100 and two years', async () => {
    const ids = [...UPPERS, 'P12', ...Array.from({ length: 94 }, (_, at) => `U-X${at}`)]
    const mongo = await connectMongo(world.env.TN_MONGO_URI_RATINGS)
    const reads = async (work: () => Promise<unknown>) => {
      await mongo.db?.command({ profile: 2 })
      const from = new Date()
      await work()
      await mongo.db?.command({ profile: 0 })
      const ns = ['cycles', 'ratings', 'organizations'].map((name) => `${mongo.name}.${name}`)
      return await mongo.db
        ?.collection('system.profile')
        .countDocuments({ ts: { $gte: from }, ns: { $in: ns } })
    }
    expect(await reads(async () => await figures(people.khanh, ids.slice(0, 1)))).toBe(3)
    expect(await reads(async () => await figures(people.khanh, ids))).toBe(3)
    const two = FIGURES.replace(
      'leaderClasses',
      'other: leaderClasses(year: 2023) { __typename } leaderClasses',
    )
    const r = ids.map((id) => ({ __typename: 'UnionOrganization', id }))
    expect(await reads(async () => await world.data(people.khanh, two, { r, year: 2022 }))).toBe(3)
    await mongo.close()
  })
})
