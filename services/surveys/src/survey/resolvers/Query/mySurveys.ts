import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { maySee } from '../../survey-rights.ts'

export const mySurveys: NonNullable<QueryResolvers['mySurveys']> = async (_, __, ctx) => {
  const { id } = requireSignedIn(ctx.viewer)
  const onRoster = new Set(await ctx.stores.pool.surveysOf(id))
  const all = await ctx.stores.survey.list()
  return all.filter((survey) => maySee(ctx.viewer, survey, onRoster.has(survey.id)))
}
