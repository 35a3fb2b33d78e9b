import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { agreeToModel as agree } from '../../move-model.ts'
import { answerModel } from '../../outcome.ts'

export const agreeToModel: NonNullable<MutationResolvers['agreeToModel']> = async (
  _,
  { model: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await answerModel(ctx, viewer, await agree(ctx, viewer, { id, version }))
}
