import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { closeSurvey as close } from '../../close-survey.ts'
import { moveAnswer } from '../../move-answer.ts'

export const closeSurvey: NonNullable<MutationResolvers['closeSurvey']> = async (
  _,
  { id, version, title },
  ctx,
) => moveAnswer(await close(ctx, id, version, title), ctx.viewer.lang)
