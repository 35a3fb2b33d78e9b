import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveAnswer } from '../../move-answer.ts'
import { makeMove } from '../../move-survey.ts'

export const requestSurveyReview: NonNullable<MutationResolvers['requestSurveyReview']> = async (
  _,
  { id, version },
  ctx,
) => moveAnswer(await makeMove(ctx, id, version, 'REQUEST_REVIEW'), ctx.viewer.lang)
