import type { Cell } from '../../shell/csv.ts'
import { hiddenAt, isMissing, type Hidden, type Table } from './table.ts'

/**
 * A table as it is shown, for a file: numbers stay numbers, and what is not told on the page is not told in the file
 * either: its words stand in every cell it covers. So do the words for what could not be had, which no empty cell is.
 */
export function rowsToSave(
  table: Table,
  say: (hidden: Hidden) => string,
  missing: string,
): Cell[][] {
  const rows = table.rows.map((row) =>
    table.columns.map((column): Cell => {
      const hidden = hiddenAt(row, column)
      if (hidden) return say(hidden)
      if (isMissing(row, column)) return missing
      const value = row.cells[column] ?? null
      return typeof value === 'boolean' ? String(value) : value
    }),
  )
  return [[...table.columns], ...rows]
}
