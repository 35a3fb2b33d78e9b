import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveModel as makeMove } from '../../move-model.ts'
import { answerModel } from '../../outcome.ts'

export const moveModel: NonNullable<MutationResolvers['moveModel']> = async (
  _,
  { model, version, move, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await makeMove(ctx, viewer, model, {
    move,
    version,
    reason: input?.reason ?? null,
    decisionNo: input?.decisionNo ?? null,
    decisionOn: input?.decisionOn ?? null,
  })
  return await answerModel(ctx, viewer, outcome)
}
