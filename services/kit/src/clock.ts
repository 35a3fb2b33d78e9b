/** Domain time: real time plus an offset that is 0 except in the demo (domain.md D-18). */
export type Clock = {
  now: () => Date
  /** The day in Asia/Ho_Chi_Minh, YYYY-MM-DD. */
  today: () => string
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** The day of an instant in Asia/Ho_Chi_Minh, which has had no daylight saving since 1975. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}

/** The first instant of a day in Asia/Ho_Chi_Minh. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

export function createClock(offsetMs = 0): Clock {
  const now = () => new Date(Date.now() + offsetMs)
  return { now, today: () => dayOf(now()) }
}
