import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRecognition as makeMove } from '../../move-recognition.ts'
import { answerRecognition } from '../../outcome.ts'

export const moveRecognition: NonNullable<MutationResolvers['moveRecognition']> = async (
  _,
  { recognition, version, move, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await makeMove(ctx, viewer, recognition, {
    move,
    version,
    reason: input?.reason ?? null,
    decisionNo: input?.decisionNo ?? null,
  })
  return await answerRecognition(ctx, viewer, outcome)
}
