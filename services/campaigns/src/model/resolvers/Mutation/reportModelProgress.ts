import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { reportProgress } from '../../move-model.ts'
import { answerModel } from '../../outcome.ts'

export const reportModelProgress: NonNullable<MutationResolvers['reportModelProgress']> = async (
  _,
  { model: id, version, text, evidence },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const said = { id, version, text, evidence: [...new Set(evidence)] }
  return await answerModel(ctx, viewer, await reportProgress(ctx, viewer, said))
}
