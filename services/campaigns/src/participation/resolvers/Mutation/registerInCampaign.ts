import { requireSignedIn } from '@tinnhiem/kit/viewer'
import { findCampaign } from '../../../campaign/read-campaign.ts'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { participationResult } from '../../outcome.ts'
import { register } from '../../register.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this person) */
export const registerInCampaign: NonNullable<MutationResolvers['registerInCampaign']> = async (
  _,
  { campaign: id, unit, target, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const campaign = await findCampaign(ctx, viewer, id)
  const asked = { unitId: unit ?? null, target: target ?? null, version: version ?? null }
  return participationResult(await register(ctx, viewer, campaign, asked), viewer.lang)
}
