import type { Context } from '../context.ts'
import type { SurveyRecord } from './survey-record.ts'

/** The rates of the last day taken, lowest first, the whole survey last; no counts (D-16). */
export async function liveRatesOf(ctx: Context, survey: SurveyRecord) {
  const kept = await ctx.stores.survey.latestLiveRates(survey.id)
  const rates = kept.map(({ organizationId, atLeastPercent, above95 }) => ({
    organization: { id: organizationId },
    atLeastPercent,
    above95,
  }))
  const rank = (rate: (typeof rates)[number]) =>
    rate.organization.id === survey.audienceId ? 200 : (rate.atLeastPercent ?? 101)
  return rates.toSorted((a, b) => rank(a) - rank(b))
}
