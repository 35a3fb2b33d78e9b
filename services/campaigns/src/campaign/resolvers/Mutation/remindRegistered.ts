import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { remindRegistered as remind } from '../../remind-registered.ts'
import { changeResult } from '../../outcome.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this person) */
export const remindRegistered: NonNullable<MutationResolvers['remindRegistered']> = async (
  _,
  { campaign: id },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const campaign = await findCampaign(ctx, viewer, id)
  return changeResult(await remind(ctx, viewer, campaign), viewer.lang)
}
