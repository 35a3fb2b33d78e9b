import { hiddenAt, type Row, type Scalar } from './table.ts'

/** Which column leads, and which way. */
export type Sorting = { column: string; down: boolean }

const words = new Intl.Collator('vi', { numeric: true })

/** Rows in order of one column; rows without a value there, or where it is not told, stay last both ways. */
export function sortRows(rows: readonly Row[], { column, down }: Sorting): Row[] {
  const known = (row: Row) => !hiddenAt(row, column) && (row.cells[column] ?? null) !== null
  const told = rows.filter(known)
  const sorted = told.toSorted(
    (a, b) => compare(a.cells[column] ?? null, b.cells[column] ?? null) * (down ? -1 : 1),
  )
  return [...sorted, ...rows.filter((row) => !known(row))]
}

function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return words.compare(String(a), String(b))
}
