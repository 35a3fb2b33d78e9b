import { expect, test } from 'vitest'
import { csvText } from '../shell/csv.ts'
import { boardTable, turnoutTable } from './board-table.ts'
import { sheetOf } from '../shell/save-table.ts'
import type { Named } from '../../words/use-words.ts'
import type { BoardRow } from './use-board.ts'

const nameOf = (unit: Named) => unit?.name.vi ?? 'missing.unit'
const say = (id: string, values?: Record<string, string | number>) =>
  values ? `${id} ${Object.values(values).join(' ')}` : id

function row(name: string, part: Partial<BoardRow> = {}): BoardRow {
  return {
    __typename: 'CampaignBoardRow',
    band: 'MEDIUM_20_TO_99',
    grouped: 0,
    members: 62,
    target: 4,
    registered: 4,
    verified: 3,
    per100: 4.8,
    organization: {
      __typename: 'UnionOrganization',
      id: name,
      name: { __typename: 'LocalizedText', vi: name, en: name },
    },
    ...part,
  }
}

test('the file has the rows of the page: small units stay in their group', () => {
  const small = row('Tân\u00A0Uyên', { grouped: 4, members: 29, band: 'SMALL_UNDER_20' })
  const table = boardTable([row('Chè Mây'), small], say, nameOf)
  expect(table[1]).toEqual(['Chè Mây', 'band.MEDIUM_20_TO_99', 62, 4, 4, 3, 4.8])
  expect(table[2]?.[0]).toBe('league.group 4 Tân Uyên')
})

test('a unit whose name is away keeps its numbers', () => {
  const [, line] = boardTable([row('', { organization: null })], say, nameOf)
  expect(line).toEqual(['missing.unit', 'band.MEDIUM_20_TO_99', 62, 4, 4, 3, 4.8])
})

test('a count hidden on the page is hidden in the file', () => {
  const counts = { units: 3, unitsRegistered: 2, unitsReported: 1, unitsVerified: 0 }
  const [, line] = turnoutTable([{ name: 'Than Uyên', ...counts, members: null }], say)
  expect(line).toEqual(['Than Uyên', 3, 2, 1, 0, 'count.hidden'])
})

test('a name that looks like a formula stays text in both files', () => {
  const rows = boardTable([row('=1+1')], say, nameOf)
  expect(csvText(rows)).toContain("'=1+1")
  expect(sheetOf(rows)[1]?.[0]).toEqual({ value: '=1+1', type: String })
})
