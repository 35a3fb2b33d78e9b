import { dayOf, startOfDay } from '@tinnhiem/kit/clock'

/** The day's figure is taken at six in the morning, when few people answer. */
const TAKEN_AT_MS = 6 * 3_600_000
/** On the opening day so long after the opening, for six o'clock is over. */
const AFTER_OPENING_MS = 5 * 60_000

/** The day whose figure holds at an instant: it begins at six in Asia/Ho_Chi_Minh. */
export function rateDayOf(now: Date): string {
  return dayOf(new Date(now.getTime() - TAKEN_AT_MS))
}

/**
 * When the first response rate of a survey is taken: at six on the day it opens, or five minutes after an opening later
 * than that. Like every other it depends on the clock alone, so neither the moment it appears nor a second look on that
 * day tells that somebody has answered (D-16).
 */
export function firstRateAt(opensAt: Date): Date {
  const atSix = startOfDay(dayOf(opensAt)).getTime() + TAKEN_AT_MS
  return new Date(Math.max(atSix, opensAt.getTime() + AFTER_OPENING_MS))
}
