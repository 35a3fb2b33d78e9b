import type { Clock } from '@tinnhiem/kit/clock'

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** The day on which a count of a year is true now: today, or the last day of a year that is over. */
export function factDay({ today }: Clock, year: number): string {
  const last = `${year}-12-31`
  const now = today()
  return now < last ? now : last
}
