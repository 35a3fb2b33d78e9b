import { daysUntil } from '../../format/date.ts'
import type { HomeCyclesQuery, HomeSurveysQuery } from '../../generated/operations.ts'

/** What somebody has to do about a survey or a cycle. */
export type DueKind =
  | 'SEND_TO_REVIEW'
  | 'APPROVE_SURVEY'
  | 'OPEN_SURVEY'
  | 'CLOSE_SURVEY'
  | 'OPEN_CYCLE'
  | 'START_RUN'
  | 'APPROVE_RATINGS'

/** One thing to do; `days` until it is due, negative when late. */
export type DueItem = {
  kind: DueKind
  id: string
  year: number
  title: { vi: string; en: string } | null
  due: string | null
  days: number
  tied: number
}

/** A survey as the home page asks for it. */
export type HomeSurvey = NonNullable<HomeSurveysQuery['mySurveys']>[number]
/** A cycle as the home page asks for it. */
export type HomeCycle = NonNullable<HomeCyclesQuery['ratingCycles']>[number]

const surveyMoves = [
  { move: 'REQUEST_REVIEW', kind: 'SEND_TO_REVIEW', due: 'opensOn' },
  { move: 'APPROVE', kind: 'APPROVE_SURVEY', due: 'opensOn' },
  { move: 'OPEN', kind: 'OPEN_SURVEY', due: 'opensOn' },
  { move: 'CLOSE', kind: 'CLOSE_SURVEY', due: 'closesOn' },
] as const

/** How far ahead work is shown, in days. */
const AHEAD = 21

/**
 * What this person has to do within three weeks, most pressing first (P4: late, then due).
 * `opensCycles`: the person also opens the rating of a survey that has none yet.
 */
export function whatIsDue(
  surveys: readonly HomeSurvey[],
  cycles: readonly HomeCycle[],
  now: number,
  opensCycles = false,
): DueItem[] {
  const taken = cycles.map(({ survey }) => survey?.id)
  const items = [
    ...surveys.flatMap((survey) => surveyItems(survey, now)),
    ...cycles.flatMap(cycleItems),
    ...surveys
      .filter((survey) => opensCycles && isFrozen(survey) && !taken.includes(survey.id))
      .map((survey) => surveyItem(survey, 'OPEN_CYCLE', 'closesOn', now)),
  ]
  return items.filter(({ days }) => days <= AHEAD).toSorted((a, b) => a.days - b.days)
}

function isFrozen({ state }: HomeSurvey): boolean {
  return state === 'OPEN' || state === 'CLOSED' || state === 'RELEASED'
}

function surveyItems(survey: HomeSurvey, now: number): DueItem[] {
  return surveyMoves
    .filter(({ move }) => survey.moves.includes(move))
    .map(({ kind, due }) => surveyItem(survey, kind, due, now))
}

function surveyItem(
  survey: HomeSurvey,
  kind: DueKind,
  due: 'opensOn' | 'closesOn',
  now: number,
): DueItem {
  const { id, year, title } = survey
  return { kind, id, year, title, due: survey[due], days: daysUntil(survey[due], now), tied: 0 }
}

function cycleItems(cycle: HomeCycle): DueItem[] {
  const kinds: DueKind[] = []
  if (cycle.ready && cycle.moves.includes('START_RUN') && cycle.state === 'OPEN')
    kinds.push('START_RUN')
  if (cycle.moves.includes('APPROVE')) kinds.push('APPROVE_RATINGS')
  const { id, year } = cycle
  return kinds.map((kind) => ({
    kind,
    id,
    year,
    title: null,
    due: null,
    days: 0,
    tied: cycle.counts?.tied ?? 0,
  }))
}
