/** A response rate while the survey is open: no counts, steps of 5 % (domain.md D-16). */
export type LiveRate = {
  /** 0, 5, ... 95; null when the group is too small to show. */
  atLeastPercent: number | null
  /** "trên 95 %": never says that everybody has answered. */
  above95: boolean
}

const STEP_PERCENT = 5
const TOP_PERCENT = 95

/**
 * Smallest group with a live rate. In 100 people one step is five of them, so that two days side by side never show
 * one person answering.
 */
export const LIVE_RATE_FROM = 100

/** The rate rounded down to 5 %, "above 95" on top. `answered` and `eligible` are counts that stay inside. */
export function liveRate(answered: number, eligible: number): LiveRate {
  if (eligible < LIVE_RATE_FROM) return { atLeastPercent: null, above95: false }
  const steps = Math.floor((answered * 100) / (eligible * STEP_PERCENT))
  return {
    atLeastPercent: Math.min(TOP_PERCENT, steps * STEP_PERCENT),
    above95: answered * 100 > eligible * TOP_PERCENT,
  }
}
