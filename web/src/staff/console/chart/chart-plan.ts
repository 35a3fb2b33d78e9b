import {
  headColumn,
  hiddenAt,
  isMissing,
  numberColumns,
  type Row,
  type Table,
} from '../table/table.ts'

/** The forms a table can be drawn in. POINTS: two figures against each other. INTERVAL: a figure with its low and high. */
export const chartKinds = ['BARS', 'LINE', 'INTERVAL', 'POINTS'] as const
export type ChartKind = (typeof chartKinds)[number]

/** What is drawn: which column names a row, and which figures, in order. */
export type ChartPlan = { kind: ChartKind; label: string; columns: readonly string[] }

/** At most as many series as there are colours that everybody tells apart. */
export const MOST_SERIES = 4
/** Rows beyond these are in the table only. */
export const MOST_ROWS = 40

/** A plan that fits the table: the wanted one where its columns are there, else the first figures as bars. */
export function planFor(table: Table, wanted?: ChartPlan): ChartPlan | null {
  const figures = numberColumns(table)
  if (figures.length === 0) return null
  const label = [
    wanted?.label,
    wanted?.label.replace(/\.(vi|en)$/, ''),
    headColumn(table),
    table.columns[0],
  ].find((one) => one !== undefined && table.columns.includes(one))
  const kept = (wanted?.columns ?? []).filter((one) => figures.includes(one))
  const usual = figures.filter((one) => !/(^|\.)year$/i.test(one))
  const columns = kept.length > 0 ? kept : (usual.length > 0 ? usual : figures).slice(0, 2)
  const kind = fits(wanted?.kind ?? 'BARS', figures.length) ? (wanted?.kind ?? 'BARS') : 'BARS'
  return { kind, label: label ?? '', columns: padded(kind, columns, figures) }
}

function fits(kind: ChartKind, figures: number): boolean {
  return kind === 'POINTS' ? figures >= 2 : true
}

/** Points need two figures and an interval three; the first others of the table stand in. */
function padded(
  kind: ChartKind,
  columns: readonly string[],
  figures: readonly string[],
): readonly string[] {
  const most = kind === 'POINTS' ? 2 : kind === 'INTERVAL' ? 3 : MOST_SERIES
  if (kind !== 'POINTS' && kind !== 'INTERVAL') return columns.slice(0, most)
  const rest = figures.filter((one) => !columns.includes(one))
  const named = kind === 'INTERVAL' ? [...bounds(rest), ...rest] : rest
  return [...new Set([...columns, ...named])].slice(0, most)
}

/** Columns that are called low and high are the ends of an interval. */
function bounds(columns: readonly string[]): string[] {
  const find = (pattern: RegExp) => columns.filter((one) => pattern.test(one)).slice(0, 1)
  return [...find(/low|lower|from$/i), ...find(/high|upper|to$/i)]
}

/** The figure of a row, or null where there is none or it is not told. */
export function figure(row: Row, column: string | undefined): number | null {
  if (column === undefined || hiddenAt(row, column)) return null
  const value = row.cells[column]
  return typeof value === 'number' ? value : null
}

/** What is not drawn because it could not be had: how many points, and of which columns and rows. */
export type LeftOut = { count: number; columns: readonly string[]; rows: readonly Row[] }

/**
 * The points that are missing because a part of the answer failed, also of columns that have nothing left to draw. A row is
 * one point where its figures are drawn together (POINTS, INTERVAL), else one for each of them.
 */
export function leftOut(table: Table, plan: ChartPlan, wanted?: ChartPlan): LeftOut {
  const { rows } = table
  const drawn = [...new Set([...plan.columns, ...(wanted?.columns ?? [])])]
  const empty = table.columns.filter(
    (column) =>
      !drawn.some((one) => `${one}.`.startsWith(`${column}.`)) &&
      rows.every(({ cells }) => (cells[column] ?? null) === null),
  )
  const columns = [...drawn, ...empty].filter((column) =>
    rows.some((row) => isMissing(row, column)),
  )
  const holed = rows.filter((row) => columns.some((column) => isMissing(row, column)))
  const isOne = plan.kind === 'POINTS' || plan.kind === 'INTERVAL'
  const gaps = holed.flatMap((row) => columns.filter((column) => isMissing(row, column)))
  return { count: isOne ? holed.length : gaps.length, columns, rows: holed }
}
