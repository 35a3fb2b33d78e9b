import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { findSurvey } from '../../../survey/find-survey.ts'

export const surveyRelease: NonNullable<QueryResolvers['surveyRelease']> = async (
  _,
  { survey },
  ctx,
) => {
  const record = await findSurvey(ctx, survey)
  const found = await ctx.stores.release.find(record.id)
  if (!found) return null
  const { release, ...signed } = found
  return { record, signed, release }
}
