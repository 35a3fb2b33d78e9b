import { ANNIVERSARIES, type Anniversary } from './anniversaries.ts'

type Words = { vi: string; en: string }

export type Entry = {
  id: string
  kind: 'ANNIVERSARY' | 'ORIENTATION' | 'DEADLINE'
  day: string
  title: Words
  note: Words | null
  years: number | null
  printed: string | null
  lunar: string | null
  campaignId: string | null
  appealId: string | null
}

export type Orientation = {
  id: string
  issuerId: string
  issuerPath: string
  /** The first day of the month. */
  month: string
  title: Words
  text: Words
  documents: string[]
  version: number
}

export type OrientationRule = 'TEXT_LENGTH' | 'NOT_A_MONTH' | 'DOCUMENTS_UNKNOWN'

const PLAIN = {
  note: null,
  years: null,
  printed: null,
  lunar: null,
  campaignId: null,
  appealId: null,
}

/** Longest stretch one look at the calendar takes. */
export const MOST_DAYS = 370

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** The anniversaries between two days, both included; a lunar day only in the years that are known. */
export function anniversariesIn(
  from: string,
  to: string,
  all: readonly Anniversary[] = ANNIVERSARIES,
): Entry[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)))
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at)
  return years
    .flatMap((year) => all.flatMap((one) => entryOf(one, year) ?? []))
    .filter(({ day }) => from <= day && day <= to)
}

function entryOf(one: Anniversary, year: number): Entry | null {
  const day = one.day === null ? one.solarDays[year] : `${year}-${one.day}`
  const years = one.since === null ? null : year - one.since
  if (day === undefined || (years !== null && years < 1)) return null
  const { title, note, printed, lunar } = one
  return {
    ...PLAIN,
    id: `${one.code}.${year}`,
    kind: 'ANNIVERSARY',
    day,
    title,
    note,
    years,
    printed,
    lunar,
  }
}

export function orientationEntry({ id, month, title, text }: Orientation): Entry {
  return { ...PLAIN, id: `orientation.${id}`, kind: 'ORIENTATION', day: month, title, note: text }
}

/** The days of a campaign on which something ends. */
export function campaignDeadlines({
  id,
  title,
  endsOn,
  registrationUntil,
}: {
  id: string
  title: Words
  endsOn: string | null
  registrationUntil: string | null
}): Entry[] {
  const deadline = (what: string, day: string | null, words: Words): Entry[] =>
    day === null
      ? []
      : [{ ...PLAIN, id: `${what}.${id}`, kind: 'DEADLINE', day, title: words, campaignId: id }]
  return [
    ...deadline('registration', registrationUntil, {
      vi: `Hết hạn đăng ký: ${title.vi}`,
      en: `Last day to register: ${title.en}`,
    }),
    ...deadline('end', endsOn, { vi: `Kết thúc: ${title.vi}`, en: `Last day: ${title.en}` }),
  ]
}

export function roundDeadlines({
  id,
  title,
  rounds,
}: {
  id: string
  title: Words
  rounds: readonly { no: number; closingDay: string }[]
}): Entry[] {
  return rounds.map(({ no, closingDay }) => ({
    ...PLAIN,
    id: `round.${id}.${no}`,
    kind: 'DEADLINE',
    day: closingDay,
    title: { vi: `Kết thúc đợt ${no}: ${title.vi}`, en: `Round ${no} ends: ${title.en}` },
    appealId: id,
  }))
}

/** What is between two days, in order of day. */
export function inOrder(entries: readonly Entry[], from: string, to: string): Entry[] {
  return entries
    .filter(({ day }) => from <= day && day <= to)
    .toSorted((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1))
}

/** @returns the wrong field and its rule; null when it may be published */
export function orientationProblem({
  month,
  title,
  text,
}: Pick<Orientation, 'month' | 'title' | 'text'>): { field: string; rule: OrientationRule } | null {
  if (!month.endsWith('-01')) return { field: 'month', rule: 'NOT_A_MONTH' }
  for (const [field, { vi, en }, most] of [
    ['title', title, 200],
    ['text', text, 5_000],
  ] as const)
    if ([vi, en].some((one) => one.trim() === '' || one.length > most))
      return { field, rule: 'TEXT_LENGTH' }
  return null
}
