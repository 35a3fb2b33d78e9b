import { expect, test } from 'vitest'
import { csvText } from '../../shell/csv.ts'
import { rowsToSave } from './rows-to-save.ts'
import { sortRows } from './sort-rows.ts'
import { tablesOf } from './tables-of.ts'
import { countHidden, hiddenAt, numberColumns, type Table } from './table.ts'

const unit = (vi: string, trust: object | null, count: number | null = 3) => ({
  node: { name: { vi, en: `${vi} (en)` }, members: { count }, trust },
})
const few = { reason: 'TOO_FEW' }
const data = {
  organizations: {
    edges: [
      unit('=CMD()', { chairTrust: 71.2, n: 842 }),
      unit('LĐLĐ huyện Nậm Nhùn', few),
      unit('CĐ ngành Giáo dục', { chairTrust: 65.5, n: 802 }, null),
    ],
    pageInfo: { hasNextPage: true },
  },
}

function only(tables: readonly Table[]): Table {
  const [table] = tables
  if (!table) throw new Error('there is no table')
  return table
}
const table = only(tablesOf(data, 'vi'))

test('rows come out of their edges, with fields in fields as dotted columns', () => {
  expect(table.columns).toEqual(['name', 'members.count', 'trust.chairTrust', 'trust.n'])
  expect(table.rows).toHaveLength(3)
  expect(table.more).toBe(true)
  expect(numberColumns(table)).toEqual(['members.count', 'trust.chairTrust', 'trust.n'])
})

test('a text in both languages is one column, in that of the page', () => {
  expect(table.rows[1]?.cells['name']).toBe('LĐLĐ huyện Nậm Nhùn')
  expect(only(tablesOf(data, 'en')).rows[1]?.cells['name']).toBe('LĐLĐ huyện Nậm Nhùn (en)')
})

test.each([few, { __typename: 'NotEnoughData', ...few }])('%o covers its whole part', (trust) => {
  const { rows, columns } = only(
    tablesOf({ a: [unit('x', { n: 1 }).node, unit('y', trust).node] }, 'vi'),
  )
  const [told, hidden] = rows
  if (!told || !hidden) throw new Error('rows are missing')
  expect(columns).toEqual(['name', 'members.count', 'trust.n'])
  expect(hiddenAt(told, 'trust.n')).toBeUndefined()
  expect(hiddenAt(hidden, 'trust.n')?.reason).toBe('TOO_FEW')
  expect(hiddenAt(hidden, 'members.count')).toBeUndefined()
})

test('a field called reason beside others is a figure like any', () => {
  const { rows, columns } = only(tablesOf({ a: [{ reason: 'x', n: 1 }] }, 'vi'))
  expect(columns).toEqual(['reason', 'n'])
  expect(rows[0]?.hidden).toEqual([])
})

test('each list is a table, and single values are one of their own', () => {
  const tables = tablesOf({ year: 2023, a: [{ x: 1 }], b: [{ y: 1 }, { y: 2 }] }, 'vi')
  expect(tables.map(({ path }) => path)).toEqual(['a', 'b', ''])
  expect(
    tablesOf(null, 'vi').flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells))),
  ).toEqual([null])
})

test('what is not told stays last in either order', () => {
  const order = (down: boolean) =>
    sortRows(table.rows, { column: 'trust.chairTrust', down }).map(
      ({ cells }) => cells['trust.chairTrust'],
    )
  expect(order(false)).toEqual([65.5, 71.2, undefined])
  expect(order(true)).toEqual([71.2, 65.5, undefined])
})

test('a file hides what the page hides, and runs no formula', () => {
  const rows = rowsToSave(table, ({ reason }) => `NotEnoughData: ${reason}`, 'gone')
  expect(countHidden(table)).toBe(1)
  expect(rows[2]).toEqual([
    'LĐLĐ huyện Nậm Nhùn',
    3,
    'NotEnoughData: TOO_FEW',
    'NotEnoughData: TOO_FEW',
  ])
  expect(rows[3]?.[1]).toBeNull()
  const text = csvText([...rows, ['+1', '-1', '@a', '\tb', '\rc', -1]])
  expect(text).toContain("'=CMD(),3,71.2,842")
  expect(text).toContain(`'+1,'-1,'@a,"'\tb","'\rc",-1`)
})
