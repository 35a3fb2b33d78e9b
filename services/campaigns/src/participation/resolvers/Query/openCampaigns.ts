import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { openCampaigns as findOpen } from '../../open-campaigns.ts'

/** Open to the viewer as a member of a union today; nothing to somebody without one. @throws NotSignedIn */
export const openCampaigns: NonNullable<QueryResolvers['openCampaigns']> = async (
  _,
  _args,
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const unionId = await ctx.stores.projection.unionOf(viewer.id, ctx.clock.today())
  const union = unionId === null ? null : await ctx.loaders.organization.load(unionId)
  return union ? await findOpen(ctx, union.path, viewer.id, 'UNITS') : []
}
