import { LEAST } from './least.ts'
import { mostMoved, type Cell, type Table } from './most-moved.ts'

/** Leaders whose sum is known: their number by class, null for classes that are not among them. */
export type Atom = readonly (number | null)[]

/**
 * Whether the sums of a partition of the whole leave every count inside the atoms open: at least five different numbers
 * fit; in an atom of fewer than five, everything from none to all. Only margins decide, never a count: whoever knows
 * the rule could otherwise read the count off the choice.
 */
export function staysOpen(
  atoms: readonly Atom[],
  partition: readonly (readonly number[])[],
): boolean {
  const table: Table = atoms
    .map((atom) => partition.map((part) => countIn(atom, part)))
    .filter((cells) => cells.filter((count) => count !== null).length > 1)
  return table.every((cells, row) =>
    cells.every((count, column) => count === null || isOpen(table, { row, column }, count)),
  )
}

function countIn(atom: Atom, part: readonly number[]): number | null {
  const counts = part.flatMap((place) => atom[place] ?? [])
  return counts.length > 0 ? sum(counts) : null
}

function isOpen(table: Table, cell: Cell, count: number): boolean {
  const inAtom = sum((table[cell.row] ?? []).flatMap((each) => each ?? []))
  const more = mostMoved(table, cell, 'INTO')
  const less = Math.min(count, mostMoved(table, cell, 'OUT'))
  return more + less >= Math.min(LEAST - 1, inAtom)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
