const MICRO = 1_000_000

/** A number as an integer of millionths, half up: the only form in which ratings are compared (ratings.md 3). */
export function micro(value: number): number {
  const rounded = Math.round(value * MICRO)
  return rounded === 0 ? 0 : rounded
}

/** A number rounded to 6 decimals, half up, never -0: the only form in which ratings are shown or stored. */
export function round6(value: number): number {
  return micro(value) / MICRO
}

/** Sum of numbers in the order given. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Sum of a x b over two lists of the same length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, k) => total + value * (b[k] ?? 0), 0)
}

/** Element-wise sum of count vectors of `length` levels. */
export function addCounts(rows: readonly (readonly number[])[], length: number): number[] {
  return Array.from({ length }, (_, k) => sum(rows.map((row) => row[k] ?? 0)))
}
