export type RetryBudget = {
  /** A call was made for the first time. */
  earn: () => void
  /** Whether one may be made again; takes it from the budget. */
  spend: () => boolean
}

/** Retries that may be kept in hand: so many after a quiet time. */
const MOST = 10

/**
 * At most `share` of the calls may be made twice, or retries would multiply the very storm that made them fail.
 * @param reserve how many there are before the first call
 */
export function createRetryBudget(share = 0.1, reserve = 3): RetryBudget {
  let left = reserve
  return {
    earn: () => void (left = Math.min(left + share, MOST)),
    spend: () => {
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
