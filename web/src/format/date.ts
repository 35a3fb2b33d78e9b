import type { Lang } from '../words/use-words.ts'

const zone = 'Asia/Ho_Chi_Minh'
const locale = { vi: 'vi-VN', en: 'en-GB' } as const

function parts(at: number): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** A day (`YYYY-MM-DD`) or an instant (ms or ISO 8601 with offset) as 20/06/2023, in Asia/Ho_Chi_Minh. */
export function formatDay(value: string | number): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return value.split('-').toReversed().join('/')
  const { day, month, year } = parts(typeof value === 'string' ? Date.parse(value) : value)
  return `${day}/${month}/${year}`
}

/** 29/06: for days of the running year. */
export function formatShortDay(value: string | number): string {
  return formatDay(value).slice(0, 5)
}

/** `Thứ Năm 29/06, 14:00`, in Asia/Ho_Chi_Minh. */
export function formatMoment(value: string | number, lang: Lang): string {
  const at = typeof value === 'string' ? Date.parse(value) : value
  const { hour, minute } = parts(at)
  const weekday = new Intl.DateTimeFormat(locale[lang], { timeZone: zone, weekday: 'long' }).format(
    at,
  )
  return `${weekday} ${formatShortDay(at)}, ${hour}:${minute}`
}

/** The day of an instant in Asia/Ho_Chi_Minh as `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  const { day, month, year } = parts(at)
  return `${year}-${month}-${day}`
}

/** Whole days from the day of `now` to `day` (both in Asia/Ho_Chi_Minh); negative when it is past. */
export function daysUntil(day: string, now: number): number {
  return Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayOf(now)}T00:00:00Z`)) / 86_400_000,
  )
}
