import type { CycleInputs, Post } from './inputs.ts'

const DAY = 86_400_000
/** The longest month, so that the days of one stretch never make a month of their own. */
const DAYS_OF_A_MONTH = 31

type Term = { readonly from: number; readonly to: number }

/**
 * The posts that get a rating line of their own, in order of id: one for everybody in one post of one union, however many
 * terms. It is the one held on the closing day, of several the later one; the others (acting, then elected) count inside
 * it. domain.md 8.2.
 */
export function postsToRate(inputs: CycleInputs): Post[] {
  const { closingDay } = inputs.cycle
  const best = new Map<string, Post>()
  for (const post of inputs.posts) {
    const known = best.get(holderOf(post))
    if (known === undefined || isBefore(known, post, closingDay)) best.set(holderOf(post), post)
  }
  return [...best.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function isBefore(known: Post, post: Post, closingDay: string): boolean {
  const held = holds(post, closingDay)
  if (held !== holds(known, closingDay)) return held
  return post.from === known.from ? post.id > known.id : post.from > known.from
}

/** Whether the post is held on a day (`YYYY-MM-DD`), first and last day included. */
export function holds(post: Post, day: string): boolean {
  return post.from <= day && (post.to === null || day <= post.to)
}

/** One member in one post of one union, however many terms. */
export function holderOf(post: Post): string {
  return JSON.stringify([post.memberId, post.unionId, post.kind])
}

/**
 * Whole months of the cycle's year, up to its closing day, in which `terms` (of one holder) were held: calendar months
 * of each unbroken stretch, 31 left-over days of several making one more.
 */
export function monthsInPost(terms: readonly Post[], cycle: CycleInputs['cycle']): number {
  const first = toDay(`${cycle.year}-01-01`)
  const last = toDay(cycle.closingDay)
  const held = terms.map((post) => ({
    from: Math.max(first, toDay(post.from)),
    to: Math.min(last, post.to === null ? last : toDay(post.to)),
  }))
  const parts = unbroken(held.filter((term) => term.from <= term.to)).map(monthsAndDays)
  const days = parts.reduce((total, part) => total + part.days, 0)
  const months = parts.reduce((total, part) => total + part.months, 0)
  return months + Math.floor(days / DAYS_OF_A_MONTH)
}

function unbroken(terms: readonly Term[]): Term[] {
  const joined: Term[] = []
  for (const term of terms.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const before = joined.at(-1)
    if (before === undefined || term.from > before.to + 1) joined.push(term)
    else joined.splice(-1, 1, { from: before.from, to: Math.max(before.to, term.to) })
  }
  return joined
}

function monthsAndDays(term: Term): { months: number; days: number } {
  const end = term.to + 1
  let months = 0
  while (monthsLater(term.from, months + 1) <= end) months += 1
  return { months, days: end - monthsLater(term.from, months) }
}

/** The same day of a later month, or that month's end. */
function monthsLater(day: number, months: number): number {
  const start = new Date(day * DAY)
  const wanted = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate())
  const monthEnd = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)
  return Math.min(wanted, monthEnd) / DAY
}

function toDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}
