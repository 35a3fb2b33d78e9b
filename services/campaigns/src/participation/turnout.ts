import { hideSmall } from '../board/hide-small.ts'

export type TurnoutRow = {
  upperId: string
  units: number
  unitsRegistered: number
  unitsReported: number
  unitsVerified: number
  /** Null: hidden. */
  members: number | null
}
export type Turnout = Omit<TurnoutRow, 'upperId'> & { rows: TurnoutRow[] }

export type Counted = Omit<TurnoutRow, 'members'> & { members: number }

/** The table per upper union with counts of people hidden below 5, also against subtraction (I-7). */
export function turnoutOf(counted: readonly Counted[]): Turnout {
  const { cells, total } = hideSmall(counted.map(({ members }) => members))
  const sum = (count: (row: Counted) => number) => counted.reduce((all, row) => all + count(row), 0)
  return {
    rows: counted.map((row, at) => ({ ...row, members: cells[at] ?? null })),
    units: sum(({ units }) => units),
    unitsRegistered: sum(({ unitsRegistered }) => unitsRegistered),
    unitsReported: sum(({ unitsReported }) => unitsReported),
    unitsVerified: sum(({ unitsVerified }) => unitsVerified),
    members: total,
  }
}
