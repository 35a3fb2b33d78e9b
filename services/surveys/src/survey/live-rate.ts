/** A response rate while the survey is open: no counts, steps of 5 % (domain.md D-16). */
export type LiveRate = {
  /** 0, 5, ... 90, and 95 together with `above95`; null when the group is too small to show. */
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

/**
 * The rate rounded down to 5 %, "above 95" on top. Exactly 95 % still belongs to the step of 90: a step of its own
 * would show one exact count. `answered` and `eligible` are counts that stay inside.
 */
export function liveRate(answered: number, eligible: number): LiveRate {
  if (eligible < LIVE_RATE_FROM) return { atLeastPercent: null, above95: false }
  if (answered * 100 > eligible * TOP_PERCENT) return { atLeastPercent: TOP_PERCENT, above95: true }
  const steps = Math.floor((answered * 100) / (eligible * STEP_PERCENT))
  return {
    atLeastPercent: Math.min(TOP_PERCENT - STEP_PERCENT, steps * STEP_PERCENT),
    above95: false,
  }
}
