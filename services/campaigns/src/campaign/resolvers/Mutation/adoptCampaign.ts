import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { adoptCampaign as adopt } from '../../adopt-campaign.ts'
import { draftResult } from '../../outcome.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such parent, or not for this person) */
export const adoptCampaign: NonNullable<MutationResolvers['adoptCampaign']> = async (
  _,
  { parent, unit, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const above = await findCampaign(ctx, viewer, parent)
  return draftResult(await adopt(ctx, viewer, above, unit, input), viewer.lang)
}
