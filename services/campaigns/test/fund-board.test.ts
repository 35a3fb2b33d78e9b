import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, people, TEA, type World } from './evidence-world.ts'
import { APPEALS, BOARD, chairOf, fundVerbs, ROUND, units } from './fund-verbs.ts'
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

describe('above the unit', () => {
  beforeAll(async () => {
    const second = { from: '2023-05-01', closingDay: '2023-05-31' }
    await world.data(people.hang, ROUND, { appeal, v: 1, round: second })
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
        await does.record(who, unit.id, n, { round: no, v: known?.version ?? null })
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
    await does.record(people.ngan, 'U-0001', 96, { round: 3 })
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
    await does.record(people.ngan, 'U-0001', 61, { v: 1 })
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
