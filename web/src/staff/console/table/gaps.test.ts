import { expect, test } from 'vitest'
import { gapsOf, type Failed } from './gaps.ts'
import { countMissing, isMissing, type Row, type Table } from './table.ts'
import { tablesOf } from './tables-of.ts'

/** The tables of an answer of which some parts failed, by path. */
function tables(data: unknown, ...errors: Failed[]): Map<string, Table> {
  const all = tablesOf(data, 'vi', { gaps: gapsOf(errors) })
  return new Map(all.map((table) => [table.path, table]))
}

function rowsOf(table: Table | undefined): readonly Row[] {
  if (!table) throw new Error('there is no table')
  return table.rows
}

const gone = (row: Row | undefined, ...columns: string[]) =>
  columns.filter((column) => row && isMissing(row, column))

const units = (...nodes: (object | null)[]) => ({
  units: { edges: nodes.map((node) => ({ node })) },
})
const at = (...rest: (string | number)[]) => ['units', 'edges', 0, 'node', ...rest]
const figures = { n: 4, share: 0.5 }
const known = { name: 'An', head: null, trust: figures }
const without = { name: 'Ấm', head: null, trust: null }
const columns = ['name', 'head', 'trust.n', 'trust.share']

test('a null whose place failed is missing with all its columns, a null that came is not', () => {
  const [first, second] = rowsOf(
    tables(units(without, { ...without, name: 'Ba' }, known), { path: at('trust') }).get('units'),
  )
  expect(gone(first, ...columns)).toEqual(['trust.n', 'trust.share'])
  expect(gone(second, ...columns)).toEqual([])
  expect(second?.cells).toMatchObject({ head: null, trust: null })
})

test('a null that stands for a failure further in is missing', () => {
  const [first] = rowsOf(tables(units(without, known), { path: at('trust', 'n') }).get('units'))
  expect(gone(first, ...columns)).toEqual(['trust.n', 'trust.share'])
})

test('where an object failed, what of it is null is missing and what came stays', () => {
  const [first] = rowsOf(tables(units(without, known), { path: at() }).get('units'))
  expect(gone(first, ...columns)).toEqual(['head', 'trust.n', 'trust.share'])
})

test('what a silent service owes one row it owes all of them', () => {
  const error = { path: at('trust'), extensions: { service: 'surveys' } }
  const table = tables(units(without, without, without), error).get('units')
  expect(rowsOf(table).map((row) => gone(row, 'trust', 'head'))).toEqual([
    ['trust'],
    ['trust'],
    ['trust'],
  ])
  expect(table && countMissing(table)).toBe(3)
})

test('a row that failed is missing in every column, and stays a row', () => {
  const [first, second] = rowsOf(tables(units(null, known), { path: at('name') }).get('units'))
  expect(gone(first, ...columns)).toEqual(columns)
  expect(gone(second, ...columns)).toEqual([])
})

test('a list that failed is missing among its neighbours, also in the rows of other lists', () => {
  const nodes = [
    { name: 'An', trust: null, posts: [{ title: 'x' }], people: null },
    { name: 'Ba', trust: figures, posts: [{ title: 'y' }], people: [{ id: 1 }] },
  ]
  const found = tables(units(...nodes), { path: at('people') }, { path: at('trust') })
  expect(gone(rowsOf(found.get('units'))[0], 'people', 'posts')).toEqual(['people'])
  const [x, y] = rowsOf(found.get('units.posts'))
  expect(gone(x, 'units.trust.n', 'units.name', 'title')).toEqual(['units.trust.n'])
  expect(gone(y, 'units.trust.n')).toEqual([])
})

test('a whole answer that failed at the top is one missing cell beside the rest', () => {
  const found = tables({ units: null, year: 2023 }, { path: ['units'] }).get('')
  expect(gone(rowsOf(found)[0], 'units', 'year')).toEqual(['units'])
})

test('an error without a place takes nothing away', () => {
  const table = tables(units(without, known), {}).get('units')
  expect(table && countMissing(table)).toBe(0)
})
