import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerOffer } from '../../answer-offer.ts'
import { offerFor } from '../../join-initiative.ts'

export const readJoinCode: NonNullable<MutationResolvers['readJoinCode']> = async (
  _,
  { code },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return answerOffer(await offerFor(ctx, viewer, code), viewer.lang)
}
