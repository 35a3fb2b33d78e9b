import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeBoard, type Cell } from './fund-board.ts'

const cell = (table: string, upperId: string, unionId: string, count: number): Cell => {
  return { table, upperId, unionId, count, totalVnd: count * 100_000 }
}

it('adds up what is told, per upper union and for the province', () => {
  const board = makeBoard(
    [
      cell('r1', 'A', 'a1', 10),
      cell('r1', 'A', 'a2', 20),
      cell('r1', 'B', 'b1', 40),
      cell('r1', 'P', 'p1', 50),
    ],
    'P',
  )
  expect(board.under('A', 'r1')).toMatchObject({ units: 2, count: 30, totalVnd: 3_000_000 })
  expect(board.province('r1')).toEqual({
    rows: [
      { id: 'A', units: 2, count: 30, totalVnd: 3_000_000, hidden: false },
      { id: 'B', units: 1, count: 40, totalVnd: 4_000_000, hidden: false },
      { id: 'p1', units: 1, count: 50, totalVnd: 5_000_000, hidden: false },
    ],
    units: 4,
    count: 120,
    totalVnd: 12_000_000,
  })
  expect(board.province('r9')).toMatchObject({ rows: [], count: null })
})

it('hides a small unit everywhere: its table, other rounds, the year, and the total that would tell it', () => {
  const board = makeBoard(
    [
      cell('r1', 'A', 'a1', 3),
      cell('r1', 'A', 'a2', 2),
      cell('r2', 'A', 'a1', 15),
      cell('year', 'A', 'a1', 15),
      cell('year', 'A', 'a2', 2),
      cell('r1', 'B', 'b1', 30),
      cell('r2', 'B', 'b1', 40),
      cell('year', 'B', 'b1', 40),
      cell('r1', 'C', 'c1', 60),
      cell('r2', 'C', 'c1', 60),
      cell('year', 'C', 'c1', 60),
    ],
    'P',
  )
  for (const table of ['r1', 'r2', 'year'])
    for (const row of board.under('A', table).rows)
      expect(row).toMatchObject({ count: null, totalVnd: null })
  // of the one unit of the second round the total is the unit
  expect(board.under('A', 'r2').count).toBeNull()
  expect(board.province('r2').rows.map(({ hidden }) => hidden)).toEqual([true, true, false])
  expect(board.shows('a1')).toBe(false)
  expect(board.shows('c1')).toBe(true)
})

it('tells no count below 5 by any difference of what it shows', () => {
  const units = fc.array(
    fc.record({
      upper: fc.constantFrom('A', 'B', 'C', 'P'),
      rounds: fc.array(fc.option(fc.nat(25), { freq: 5, nil: null }), {
        minLength: 3,
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  fc.assert(
    fc.property(units, (given) => {
      const cells = given.flatMap(({ upper, rounds }, at) => {
        const told = rounds.flatMap((count, no) =>
          count === null ? [] : [cell(`r${no}`, upper, `u${at}`, count)],
        )
        const most = Math.max(...rounds.map((count) => count ?? -1))
        return most < 0 ? told : [...told, cell('year', upper, `u${at}`, most)]
      })
      const board = makeBoard(cells, 'P')
      for (const table of ['r0', 'r1', 'r2', 'year']) {
        const province = board.province(table)
        for (const upper of ['A', 'B', 'C']) {
          const own = board.under(upper, table)
          const row = province.rows.find(({ id }) => id === upper)
          if (row?.hidden)
            expect(own.rows.every(({ hidden }) => hidden) && own.count === null).toBe(true)
          const known = own.count ?? row?.count ?? null
          const real = cells.filter((one) => one.table === table && one.upperId === upper)
          check(own.rows, known, real)
        }
        const top = province.rows.map(({ id }) =>
          cells.filter((one) => one.table === table && (one.upperId === id || one.unionId === id)),
        )
        check(
          province.rows,
          province.count,
          top.map((all, at) => ({
            unionId: province.rows[at]?.id ?? '',
            count: all.reduce((sum, one) => sum + one.count, 0),
          })),
        )
      }
    }),
    { numRuns: 1_500 },
  )
})

/** What is hidden in a table whose total is known is two or more, and 5 or more together. */
function check(
  rows: readonly { id: string; count: number | null }[],
  known: number | null,
  real: readonly { unionId: string; count: number }[],
): void {
  for (const { count } of rows) expect(count ?? 5).toBeGreaterThanOrEqual(5)
  const hidden = rows
    .filter(({ count }) => count === null)
    .map(({ id }) => real.find(({ unionId }) => unionId === id)?.count ?? 0)
  if (known === null || hidden.length === 0) return
  expect(hidden.length).toBeGreaterThanOrEqual(2)
  expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5)
}
