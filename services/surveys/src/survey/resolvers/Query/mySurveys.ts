import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { maySee, surveysToLookAt } from '../../survey-rights.ts'

export const mySurveys: NonNullable<QueryResolvers['mySurveys']> = async (_, __, ctx) => {
  const { id } = requireSignedIn(ctx.viewer)
  const ids = await ctx.stores.pool.surveysOf(id)
  const onRoster = new Set(ids)
  const found = await ctx.stores.survey.list({ ids, ...surveysToLookAt(ctx.viewer) })
  return found.filter((survey) => maySee(ctx.viewer, survey, onRoster.has(survey.id)))
}
