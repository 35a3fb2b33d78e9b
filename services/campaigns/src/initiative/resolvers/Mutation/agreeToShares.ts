import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { agreeToShares as agree } from '../../join-initiative.ts'
import { answerTo } from '../../outcome.ts'

export const agreeToShares: NonNullable<MutationResolvers['agreeToShares']> = async (
  _,
  { initiative: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await answerTo(ctx, viewer, await agree(ctx, viewer, { id, version }))
}
