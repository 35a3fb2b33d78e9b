import { expect, test } from 'vitest'
import type { Table } from '../table/table.ts'
import { figure, leftOut, planFor } from './chart-plan.ts'
import { along, axisOf } from './chart-scale.ts'

const row = (name: string, n: number, hidden: Table['rows'][number]['hidden'] = []) => ({
  cells: { name, year: 2023, n, share: n / 10 },
  hidden,
  missing: [],
})
const table: Table = {
  path: 'a',
  columns: ['name', 'year', 'n', 'share'],
  rows: [row('x', 4), row('y', 9, [{ path: 'share', reason: 'TOO_FEW', message: {} }])],
  more: false,
}

test('a ready question is drawn as it asks, its name in the language of the page', () => {
  const wanted = { kind: 'POINTS', label: 'name.vi', columns: ['n', 'share'] } as const
  expect(planFor(table, wanted)).toEqual({ ...wanted, label: 'name' })
})

test('without a wish the first figures but years are bars', () => {
  expect(planFor(table)).toEqual({ kind: 'BARS', label: 'name', columns: ['n', 'share'] })
  expect(planFor({ ...table, columns: ['name'] })).toBeNull()
})

test('a figure that is not told is not drawn', () => {
  const [first, second] = table.rows
  if (!first || !second) throw new Error('rows are missing')
  expect([figure(first, 'share'), figure(second, 'share'), figure(second, 'n')]).toEqual([
    0.4,
    null,
    9,
  ])
})

test('an axis has round marks around all values, from nothing for bars', () => {
  expect(axisOf([61, 74.5], false)).toEqual({ from: 60, to: 75, marks: [60, 65, 70, 75] })
  expect(axisOf([0.1, 0.7], true).marks[0]).toBe(0)
  expect(axisOf([], true).to).toBeGreaterThan(0)
  expect(along(5, { from: 0, to: 10, marks: [] }, 100, 200)).toBe(150)
})

test('points that could not be had are counted, also of a column without a figure left', () => {
  const gone = { cells: { name: 'z', n: 1 }, hidden: [], missing: ['share', 'trust'] }
  const half = { cells: { name: 'w', n: 2, share: null }, hidden: [], missing: ['trust'] }
  const holed = { ...table, rows: [...table.rows, gone, half] }
  const bars = { kind: 'BARS', label: 'name', columns: ['n', 'share'] } as const
  expect(leftOut(holed, bars)).toEqual({ count: 1, columns: ['share'], rows: [gone] })
  const wanted = { ...bars, columns: ['share', 'trust.satisfaction'] }
  const columns = ['share', 'trust.satisfaction']
  expect(leftOut(holed, bars, wanted)).toEqual({ count: 3, columns, rows: [gone, half] })
  expect(leftOut(holed, { ...bars, kind: 'POINTS' }, wanted).count).toBe(2)
  const lost = { ...holed, columns: [...table.columns, 'trust'], rows: [gone, half] }
  expect(leftOut(lost, bars)).toMatchObject({ count: 3, columns: ['share', 'trust'] })
  expect(leftOut(lost, bars, wanted).columns).toEqual(columns)
  expect(leftOut(table, bars, wanted).count).toBe(0)
})
