/** Counts of people below this are hidden (domain.md I-7). */
export const SMALLEST_SHOWN = 5

export type Hidden = { cells: (number | null)[]; total: number | null }

/**
 * Hides counts of people below 5, nought too (it would say that nobody did), and as many larger ones as it takes that no
 * subtraction gives a hidden one: never one alone, and never only small ones while a larger one is left. A total below 5
 * is hidden; of hidden cells without any larger one only a total of 5 or more is told.
 */
export function hideSmall(counts: readonly number[]): Hidden {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const hidden = new Set<number>()
  counts.forEach((count, at) => {
    if (count < SMALLEST_SHOWN) hidden.add(at)
  })
  // all of the same size: which of two equal ones was left out would say who is not the small one
  const cover = hidden.size > 0 ? Math.min(...counts.filter((count) => count >= SMALLEST_SHOWN)) : 0
  counts.forEach((count, at) => {
    if (count === cover) hidden.add(at)
  })
  return {
    cells: counts.map((count, at) => (hidden.has(at) ? null : count)),
    total: total < SMALLEST_SHOWN ? null : total,
  }
}
