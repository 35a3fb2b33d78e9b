/** Steps of the tiers of privacy.md 4, in tenths of a percent: fewer answers, coarser shares. */
const TIERS = [
  { under: 30, step: 50 },
  { under: 100, step: 10 },
  { under: Number.POSITIVE_INFINITY, step: 1 },
] as const
const LEAST = 10
const CAP_PERCENT = 80

/**
 * Shares of trust as members of the unit may see them, percent, best level first. Null with fewer than ten answers or
 * people, and where "low" is above 80 % of the eligible: the other shares would tell it. privacy.md 4.
 */
export function shownShares(levels: readonly number[], eligible: number): number[] | null {
  const scored = levels.reduce((sum, n) => sum + n, 0)
  if (eligible < LEAST || scored < LEAST) return null
  if ((levels.at(-1) ?? 0) * 100 > CAP_PERCENT * eligible) return null
  const step = TIERS.find(({ under }) => scored < under)?.step ?? 50
  // Halves up, in whole numbers, so that every machine rounds alike.
  return levels.map(
    (count) => (Math.floor((2 * count * (1_000 / step) + scored) / (2 * scored)) * step) / 10,
  )
}

/** An interval in whole points, rounded outward so that it never promises more than it covers. */
export function wholePoints(low: number, high: number): { low: number; high: number } {
  return { low: Math.max(0, Math.floor(low)), high: Math.min(100, Math.ceil(high)) }
}
