import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { draftCampaign as draft } from '../../draft-campaign.ts'
import { draftResult } from '../../outcome.ts'

export const draftCampaign: NonNullable<MutationResolvers['draftCampaign']> = async (
  _,
  { issuer, template, phase, audience, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const from = { template: template ?? null, phase: phase ?? null, audience: audience ?? null }
  return draftResult(await draft(ctx, viewer, { issuer, ...from, input }), viewer.lang)
}
