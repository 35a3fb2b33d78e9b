import type { RateableSurveysQuery, RatingCyclesQuery } from '../../generated/operations.ts'

type Survey = NonNullable<RateableSurveysQuery['mySurveys']>[number]
type Cycle = Pick<
  NonNullable<RatingCyclesQuery['ratingCycles']>[number],
  'year' | 'state' | 'ready'
> & { survey: { id: string } | null; latestRun: object | null }

/** A survey a year may be rated by; `replaces`: in the place of the one its cycle waits for. */
export type Rateable = { survey: Survey; replaces: boolean }

/**
 * Surveys that have their questions frozen and whose year has no cycle yet, or one that waits for another survey: while
 * neither a release nor a run is there, a survey chosen by mistake can be put right.
 */
export function rateableOf(surveys: readonly Survey[], cycles: readonly Cycle[]): Rateable[] {
  return surveys.filter(isFrozen).flatMap((survey): Rateable[] => {
    const cycle = cycles.find(({ year }) => year === survey.year)
    if (!cycle) return [{ survey, replaces: false }]
    return waits(cycle) && cycle.survey?.id !== survey.id ? [{ survey, replaces: true }] : []
  })
}

function isFrozen({ state }: Survey): boolean {
  return ['OPEN', 'CLOSED', 'RELEASED'].includes(state)
}

function waits({ state, ready, latestRun }: Cycle): boolean {
  return state === 'OPEN' && !ready && latestRun === null
}
