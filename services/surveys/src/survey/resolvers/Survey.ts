import type { SurveyResolvers } from '../../generated/types.generated.ts'
import { questionsForPool } from '../questions.ts'
import { ownPool } from '../own-pool.ts'
import { movesFor } from '../survey.ts'
import { moverOf, seesRates, worksOn } from '../survey-rights.ts'
import { findSurvey } from '../find-survey.ts'
import { liveRatesOf } from '../live-rates-of.ts'
import { firstRateAt } from '../rate-day.ts'
import { privacyFindings } from '../privacy-findings.ts'
import { workOf } from '../work-of.ts'

export const Survey: SurveyResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    if (ctx.viewer.id === null) return null
    try {
      return await findSurvey(ctx, id)
    } catch {
      return null
    }
  },
  audience: ({ audienceId }) => ({ id: audienceId }),
  opensAt: ({ opensAt }) => opensAt.toISOString(),
  closesAt: ({ closesAt }) => closesAt.toISOString(),
  manifestHash: ({ manifest }) => manifest?.hash ?? null,
  windows: ({ windows }) =>
    windows.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
  questions: async (survey, _, ctx) => {
    const pool = await ownPool(ctx, survey)
    const asked = pool
      ? questionsForPool(
          { joined: pool.joined, directUnderProvince: pool.upperId === null },
          survey.questions,
        )
      : survey.questions
    const codes = new Set(asked.map(({ code }) => code))
    return survey.questions.map(({ code, type, about, text, levels }) => ({
      code,
      type,
      about,
      text,
      levels: levels.map(({ words }) => words),
      asked: codes.has(code),
    }))
  },
  myPool: async (survey, _, ctx) => await ownPool(ctx, survey),
  moves: async (survey, _, ctx) => {
    const { viewer } = ctx
    if (viewer.id === null || !worksOn(viewer, survey)) return []
    const mover = await moverOf(ctx.loaders, { ...viewer, id: viewer.id }, survey)
    return movesFor(survey, mover).filter((move) => move !== 'RELEASE')
  },
  steps: ({ steps }) => steps,
  liveRates: async (survey, _, ctx) =>
    survey.state === 'OPEN' && seesRates(ctx.viewer, survey) ? await liveRatesOf(ctx, survey) : [],
  firstRateAt: (survey, _, ctx) =>
    survey.state === 'OPEN' && seesRates(ctx.viewer, survey)
      ? firstRateAt(survey.opensAt).toISOString()
      : null,
  work: async (survey, _, ctx) => (worksOn(ctx.viewer, survey) ? await workOf(ctx, survey) : null),
  privacyCheck: async (survey, _, ctx) =>
    worksOn(ctx.viewer, survey) ? await privacyFindings(ctx, survey) : [],
  totals: (survey, _, ctx) => (worksOn(ctx.viewer, survey) ? survey.totals : null),
}
