import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveCampaign as make } from '../../move-campaign.ts'
import { changeResult } from '../../outcome.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this person) */
export const moveCampaign: NonNullable<MutationResolvers['moveCampaign']> = async (
  _,
  { campaign: id, version, move, reason },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const campaign = await findCampaign(ctx, viewer, id)
  return changeResult(
    await make(ctx, viewer, campaign, { version, move, reason: reason ?? null }),
    viewer.lang,
  )
}
