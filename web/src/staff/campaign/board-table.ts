import type { Named } from '../../words/use-words.ts'
import type { Cell } from '../shell/csv.ts'
import type { BoardRow } from './use-board.ts'

type Say = (id: string, values?: Record<string, string | number>) => string

const heads = ['unit', 'size', 'members', 'target', 'registered', 'verified', 'per100']

/** The board as rows of a file: the same rows, groups and gaps as on the page, without glue. */
export function boardTable(
  rows: readonly BoardRow[],
  say: Say,
  nameOf: (unit: Named) => string,
): Cell[][] {
  return [
    heads.map((head) => plain(say(`file.${head}`))),
    ...rows.map((row) => {
      const name = nameOf(row.organization)
      const { grouped, members, target, registered, verified, per100 } = row
      return [
        plain(grouped > 0 ? say('league.group', { count: grouped, name }) : name),
        plain(say(`band.${row.band}`)),
        members,
        target,
        registered,
        verified,
        per100,
      ]
    }),
  ]
}

/** One row of the turnout: a whole is a row like its parts. */
export type TurnoutRow = {
  name: string
  units: number
  unitsRegistered: number
  unitsReported: number
  unitsVerified: number
  members: number | null
}

const turnoutHeads = [
  'unit',
  'units',
  'unitsRegistered',
  'unitsReported',
  'unitsVerified',
  'members.registered',
]

/** The turnout as rows of a file; a hidden count says that it is hidden, as on the page. */
export function turnoutTable(rows: readonly TurnoutRow[], say: Say): Cell[][] {
  return [
    turnoutHeads.map((head) => plain(say(`file.${head}`))),
    ...rows.map((row) => [
      plain(row.name),
      row.units,
      row.unitsRegistered,
      row.unitsReported,
      row.unitsVerified,
      row.members ?? plain(say('count.hidden')),
    ]),
  ]
}

/** Words on a page are glued by U+00A0; in a file they are plain text. */
function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}
