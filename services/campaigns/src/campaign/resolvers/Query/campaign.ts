import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { findCampaign } from '../../read-campaign.ts'

/** @throws NotSignedIn, NotFound (no such campaign, or not for this reader) */
export const campaign: NonNullable<QueryResolvers['campaign']> = async (_, { id }, ctx) =>
  await findCampaign(ctx, requireSignedIn(ctx.viewer), id)
