/** One row as it is drawn: its name, a figure per column, and whether one of them is not told. */
export type Drawn = { name: string; values: readonly (number | null)[]; hidden: boolean }

/** What every form of chart gets. */
export type ChartProps = {
  rows: readonly Drawn[]
  columns: readonly string[]
  /** Name of the column that names the rows. */
  label: string
  /** The sentence that stands for the drawing. */
  told: string
  hiddenWord: string
  say: (value: number, column: number) => string
}

/** A name short enough for its place; the whole one is in the drawing's title and in the table. */
export function short(name: string, most = 26): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
