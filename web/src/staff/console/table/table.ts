/** A value of a cell; null is no value. */
export type Scalar = string | number | boolean | null

/** The type of the graph that stands for a figure that is not told (domain.md 6). */
export const NOT_TOLD = 'NotEnoughData'

/** Why a figure is not told: the place below the row it stands for, the code, and the service's own words. */
export type Hidden = { path: string; reason: string; message: Readonly<Record<string, string>> }

/** One row: values by column, what of it is not told, and the places whose values could not be had. */
export type Row = {
  cells: Readonly<Record<string, Scalar>>
  hidden: readonly Hidden[]
  missing: readonly string[]
}

/** A list of an answer as a table. `path` says which list; empty: what stands beside the lists. */
export type Table = {
  path: string
  columns: readonly string[]
  rows: readonly Row[]
  /** A page of a longer list. */
  more: boolean
}

/** What covers a column of a row: the figure is not told, so neither is any part of it. */
export function hiddenAt({ hidden }: Row, column: string): Hidden | undefined {
  return hidden.find(({ path }) => covers(path, column))
}

/** Whether a column of a row has no value because a part of the answer failed; a null that came is a value. */
export function isMissing({ cells, missing }: Row, column: string): boolean {
  return cells[column] === undefined && missing.some((path) => covers(path, column))
}

function covers(path: string, column: string): boolean {
  return path === '' || path === column || column.startsWith(`${path}.`)
}

/** Cells without a value because a part of the answer failed. */
export function countMissing({ columns, rows }: Table): number {
  return rows.reduce(
    (sum, row) => sum + columns.filter((column) => isMissing(row, column)).length,
    0,
  )
}

/** Rows with something that is not told. */
export function countHidden({ rows }: Table): number {
  return rows.filter(({ hidden }) => hidden.length > 0).length
}

/** Columns that hold numbers and nothing else (nothing told counts as neither). */
export function numberColumns({ columns, rows }: Table): string[] {
  return columns.filter((column) => {
    const values = rows.map(({ cells }) => cells[column] ?? null).filter((one) => one !== null)
    return values.length > 0 && values.every((value) => typeof value === 'number')
  })
}

/** The column that says what a row is of: the first words that are no id. */
export function headColumn(table: Table): string | undefined {
  const numbers = numberColumns(table)
  const words = table.columns.filter((column) => !numbers.includes(column))
  return words.find((column) => !/(^|\.)id$/i.test(column)) ?? words[0]
}
