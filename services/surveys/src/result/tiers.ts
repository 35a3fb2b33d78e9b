/** How exactly shares are shown (privacy.md 4). */
export type Precision = 'NONE' | 'FIVE_PERCENT' | 'ONE_PERCENT' | 'ONE_DECIMAL'

/** One question in one released group: counts best level first, and who could have answered. */
export type ToShow = { levels: number[]; eligible: number }

export type Shown = {
  precision: Precision
  /** Percent per level, best first; null when nothing or only "at least 80 %" may be shown. */
  shares: number[] | null
  /** The sensitive levels together are above 80 % of the eligible, and that is all that is said. */
  atLeast80: boolean
  scored: number | null
  eligible: number
}

const LEAST = 10
const STEP_TENTHS: Record<Precision, number> = {
  NONE: 0,
  FIVE_PERCENT: 50,
  ONE_PERCENT: 10,
  ONE_DECIMAL: 1,
}
const CAP_PERCENT = 80

/** The tier of `n` scored answers among `eligible` people. */
export function precisionOf(n: number, eligible: number): Precision {
  if (eligible < LEAST || n < LEAST) return 'NONE'
  if (n < 30) return 'FIVE_PERCENT'
  return n < 100 ? 'ONE_PERCENT' : 'ONE_DECIMAL'
}

/**
 * Deniability: may the exact share of a sensitive category be shown? Not above the cap *of the eligible*, for then a
 * member picked at random is known to have said it. Exactly the cap is still shown.
 */
export function exactAllowed(
  inCategory: number,
  eligible: number,
  capPercent = CAP_PERCENT,
): boolean {
  return inCategory * 100 <= capPercent * eligible
}

/**
 * What may be shown of one question in one released group. The sensitive category is "low trust" of three levels and
 * "dissatisfied" (the two worst together) of five. When it is over the cap no share is shown at all: the others
 * would give it away by subtraction. An index or mean of the question must then be withheld too (`mayShowIndex`).
 */
export function shownShares({ levels, eligible }: ToShow): Shown {
  const scored = levels.reduce((sum, n) => sum + n, 0)
  const precision = precisionOf(scored, eligible)
  if (precision === 'NONE')
    return { precision, shares: null, atLeast80: false, scored: null, eligible }
  const atLeast80 = !exactAllowed(sensitiveOf(levels), eligible)
  const shares = atLeast80 ? null : levels.map((count) => roundedShare(count, scored, precision))
  return { precision, shares, atLeast80, scored, eligible }
}

const COARSEST_FIRST = ['FIVE_PERCENT', 'ONE_PERCENT', 'ONE_DECIMAL'] as const

/**
 * What may be shown of a total beside its parts: never finer than the coarsest of them, or the total less the others
 * would give a small group away in detail; nothing at all where a part shows only "at least 80 %".
 */
export function shownTotal(total: ToShow, parts: ToShow[]): Shown {
  const shown = shownShares(total)
  const inside = parts.map(shownShares)
  const scored = inside.some((part) => part.scored === null) ? null : shown.scored
  if (shown.shares === null || inside.some((part) => part.atLeast80))
    return { ...shown, precision: 'NONE', shares: null, scored }
  const tiers = [shown, ...inside].map((each) =>
    Math.max(
      0,
      COARSEST_FIRST.findIndex((tier) => tier === each.precision),
    ),
  )
  const precision = COARSEST_FIRST[Math.min(...tiers)] ?? 'FIVE_PERCENT'
  const n = total.levels.reduce((sum, count) => sum + count, 0)
  return {
    ...shown,
    precision,
    scored,
    shares: total.levels.map((count) => roundedShare(count, n, precision)),
  }
}

/** An index says as much as the shares do, so it needs the same leave. */
export function mayShowIndex(toShow: ToShow): boolean {
  return shownShares(toShow).shares !== null
}

/** Ballots in the sensitive category: the worst of three levels, the two worst of five. */
export function sensitiveOf(levels: number[]): number {
  return levels.slice(levels.length === 3 ? -1 : -2).reduce((sum, n) => sum + n, 0)
}

/** Percent to the tier's step, halves up, in whole numbers so that every machine rounds alike. */
function roundedShare(count: number, scored: number, precision: Precision): number {
  const step = STEP_TENTHS[precision]
  const steps = Math.floor((2 * count * (1000 / step) + scored) / (2 * scored))
  return (steps * step) / 10
}

/** A 90 % interval in whole points, rounded outward so that it never promises more than it covers. */
export function wholePoints({ low, high }: { low: number; high: number }): {
  low: number
  high: number
} {
  return { low: Math.max(0, Math.floor(low)), high: Math.min(100, Math.ceil(high)) }
}
