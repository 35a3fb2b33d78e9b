import { betaCdf, matchedBeta } from './beta.ts'

/** The bounds no answer can leave (`floor`, `roof`), the total between them and its standard deviation, in points. */
export type TotalSpread = {
  readonly floor: number
  readonly roof: number
  readonly total: number
  readonly deviation: number
}

/**
 * Where the top group begins: half-way between the last total that fits into the places and the first that does not,
 * never under the best level's cut-off; the cut-off itself when all candidates fit; null without places.
 * `totals` of the candidates, best first.
 */
export function topGroupLine(
  totals: readonly number[],
  places: number,
  cutOff: number,
): number | null {
  if (places === 0) return null
  const last = totals[places - 1]
  const next = totals[places]
  return last === undefined || next === undefined ? cutOff : Math.max(cutOff, (last + next) / 2)
}

/**
 * Probability that the true total reaches the line. An approximation, the same on every machine: the line is held fixed
 * (the others' totals are taken as known), and the total follows the Beta between its bounds with its mean and a standard
 * deviation that is the sum of the criteria's (as if they moved together, like the interval: never too sure).
 */
export function topGroupProbability(spread: TotalSpread, line: number | null): number {
  if (line === null) return 0
  const width = spread.roof - spread.floor
  const mean = (spread.total - spread.floor) / width
  const variance = (spread.deviation / width) ** 2
  if (variance < 1e-18 || variance >= mean * (1 - mean)) return spread.total >= line ? 1 : 0
  const { a, b } = matchedBeta(mean, variance)
  return 1 - betaCdf((line - spread.floor) / width, a, b)
}
