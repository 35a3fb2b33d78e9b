import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { reopenRegistration as reopen } from '../../reopen-registration.ts'
import { changeResult } from '../../outcome.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this person) */
export const reopenRegistration: NonNullable<MutationResolvers['reopenRegistration']> = async (
  _,
  { campaign: id, version, until },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const campaign = await findCampaign(ctx, viewer, id)
  return changeResult(await reopen(ctx, viewer, campaign, { version, until }), viewer.lang)
}
