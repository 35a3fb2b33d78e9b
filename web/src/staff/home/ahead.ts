import { daysUntil } from '../../format/date.ts'
import type { HomeSurvey } from './due.ts'

/** Something on a day of the next two weeks, 0-14 days away. */
export type AheadEvent = {
  key: string
  days: number
  day: string
  kind: 'OPENS' | 'CLOSES'
  title: { vi: string; en: string }
}

/** Openings and closings of the next two weeks, in order of their day. */
export function whatIsAhead(surveys: readonly HomeSurvey[], now: number): AheadEvent[] {
  const events = surveys.flatMap(({ id, title, state, opensOn, closesOn }) => {
    const opens = { key: `${id}o`, days: daysUntil(opensOn, now), day: opensOn, title }
    const closes = { key: `${id}c`, days: daysUntil(closesOn, now), day: closesOn, title }
    const past = state === 'CLOSED' || state === 'RELEASED'
    return [
      ...(past || state === 'OPEN' ? [] : [{ ...opens, kind: 'OPENS' as const }]),
      ...(past ? [] : [{ ...closes, kind: 'CLOSES' as const }]),
    ]
  })
  return events.filter(({ days }) => days >= 0 && days <= 14).toSorted((a, b) => a.days - b.days)
}
