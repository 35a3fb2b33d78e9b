import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { editCampaign as edit } from '../../edit-campaign.ts'
import { changeResult } from '../../outcome.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this person) */
export const editCampaign: NonNullable<MutationResolvers['editCampaign']> = async (
  _,
  { campaign: id, version, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const campaign = await findCampaign(ctx, viewer, id)
  return changeResult(await edit(ctx, viewer, campaign, { version, input }), viewer.lang)
}
