import type { Context } from '../context.ts'
import { liveRate } from './live-rate.ts'
import type { SurveyRecord } from './survey-record.ts'

/** The rates of the last day taken, lowest first, the whole survey last; no counts (D-16). */
export async function liveRatesOf(ctx: Context, survey: SurveyRecord) {
  const counts = await ctx.stores.survey.latestLiveRates(survey.id)
  const rates = counts.map(({ organizationId, ballots, eligible }) => ({
    organization: { id: organizationId },
    ...liveRate(ballots, eligible),
  }))
  const rank = (rate: (typeof rates)[number]) =>
    rate.organization.id === survey.audienceId ? 200 : (rate.atLeastPercent ?? 101)
  return rates.toSorted((a, b) => rank(a) - rank(b))
}
