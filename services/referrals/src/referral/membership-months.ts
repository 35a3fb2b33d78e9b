import { plusDays, plusMonths } from './days.ts'

type Term = { from: string; to: string | null }

/**
 * Whether somebody has been a member without a gap for so many months on this day. A transfer is no gap: the old stay
 * ends the day before the new one begins (domain.md 4.3.1).
 */
export function isMemberFor(terms: readonly Term[], months: number, day: string): boolean {
  const since = memberSince(terms, day)
  return since !== null && since <= plusMonths(day, -months)
}

/** Since when somebody is a member without a gap; null who is none on this day. */
function memberSince(terms: readonly Term[], day: string): string | null {
  const past = terms
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => b.from.localeCompare(a.from))
  const now = past.find(({ to }) => to === null || to >= day)
  if (!now) return null
  let since = now.from
  for (const { from, to } of past)
    if (from < since && (to === null || plusDays(to, 1) >= since)) since = from
  return since
}
