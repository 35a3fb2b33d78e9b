import { expect, test } from 'vitest'
import { sheetOf } from '../../shell/save-table.ts'
import { csvText } from '../../shell/csv.ts'
import { decimalsOf, formatFigure } from './format-cell.ts'
import { gapsOf } from './gaps.ts'
import { rowsToSave } from './rows-to-save.ts'
import { sortRows } from './sort-rows.ts'
import { tablesOf } from './tables-of.ts'
import type { Table } from './table.ts'

const few = { __typename: 'NotEnoughData', reason: 'TOO_FEW' }
const trust = (satisfaction: number | null) => ({
  __typename: 'TrustFigures',
  satisfaction,
  year: 2023,
})
const rows = [
  { name: 'Ấm', trust: trust(66.5) },
  { name: '=HYPERLINK("x")', trust: few },
  { name: 'An', trust: trust(9) },
  { name: 'Bình', trust: trust(null) },
]

function only(data: unknown): Table {
  const [table] = tablesOf(data, 'vi')
  if (!table) throw new Error('no table')
  return table
}
const table = only({ unions: rows })

test('a file tells no more than the page: what is not told covers all its columns', () => {
  const saved = rowsToSave(table, ({ reason }) => reason, 'GONE')
  expect(saved[0]).toEqual(['name', 'trust.satisfaction', 'trust.year'])
  expect(saved[2]).toEqual(['=HYPERLINK("x")', 'TOO_FEW', 'TOO_FEW'])
})

test('a file says in words what could not be had, and leaves empty only what has no value', () => {
  const edges = [
    { node: { name: '=1+1', trust: null, share: null } },
    { node: { name: 'An', trust: { n: 4, share: 0.5 }, share: 3 } },
  ]
  const error = { path: ['units', 'edges', 0, 'node', 'trust'] }
  const [holed] = tablesOf({ units: { edges } }, 'vi', { gaps: gapsOf([error]) })
  const saved = rowsToSave(holed ?? table, ({ reason }) => reason, '=GONE()')
  expect(saved[1]).toEqual(['=1+1', '=GONE()', '=GONE()', null])
  expect(csvText(saved).split('\r\n')[1]).toBe(`'=1+1,'=GONE(),'=GONE(),`)
  expect(sheetOf(saved)[1]?.[1]).toMatchObject({ type: String })
})

test('a file runs no formula, and its numbers stay numbers', () => {
  const saved = rowsToSave(table, ({ reason }) => reason, 'GONE')
  const lines = csvText(saved).split('\r\n')
  expect(lines[0]?.codePointAt(0)).toBe(0xfeff)
  expect(lines[1]).toBe('Ấm,66.5,2023')
  expect(lines[2]).toBe(`"'=HYPERLINK(""x"")",TOO_FEW,TOO_FEW`)
  expect(sheetOf(saved)[2]?.[0]).toMatchObject({ type: String })
  expect(sheetOf(saved)[1]?.[1]).toMatchObject({ type: Number, value: 66.5 })
})

test('a row without the figure stays last, whichever way the table is sorted', () => {
  const names = (down: boolean) =>
    sortRows(table.rows, { column: 'trust.satisfaction', down }).map(({ cells }) => cells['name'])
  expect(names(false)).toEqual(['An', 'Ấm', '=HYPERLINK("x")', 'Bình'])
  expect(names(true)).toEqual(['Ấm', 'An', '=HYPERLINK("x")', 'Bình'])
})

test('figures of a column have as many decimals as the longest; a year has no thousands', () => {
  const digits = decimalsOf(table.rows, 'trust.satisfaction')
  expect(formatFigure(9, 'trust.satisfaction', digits, 'vi')).toBe('9,0')
  expect(formatFigure(1234, 'ballots', 0, 'vi')).toBe('1.234')
  expect(formatFigure(2023, 'trust.year', 0, 'vi')).toBe('2023')
})
