import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveAnswer } from '../../move-answer.ts'
import { makeMove } from '../../move-survey.ts'

export const approveSurvey: NonNullable<MutationResolvers['approveSurvey']> = async (
  _,
  { id, version },
  ctx,
) => moveAnswer(await makeMove(ctx, id, version, 'APPROVE'), ctx.viewer.lang)
