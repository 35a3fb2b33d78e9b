import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveAnswer } from '../../move-answer.ts'
import { openSurvey as open } from '../../open-survey.ts'

export const openSurvey: NonNullable<MutationResolvers['openSurvey']> = async (
  _,
  { id, version },
  ctx,
) => moveAnswer(await open(ctx, id, version), ctx.viewer.lang)
