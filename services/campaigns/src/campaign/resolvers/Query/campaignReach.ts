import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { mayManage } from '../../campaign-rights.ts'
import { reachOf } from '../../reach.ts'

/** Before a launch: units and members by size, in the viewer's own scope. @throws NotSignedIn, NotFound */
export const campaignReach: NonNullable<QueryResolvers['campaignReach']> = async (
  _,
  { audience },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const top = await ctx.loaders.organization.load(audience)
  if (!top || !mayManage(viewer, top.path)) throw new NotFound(viewer.lang)
  const ids = await ctx.stores.projection.unitIdsUnder(top.path, ctx.clock.today())
  const sizes = new Map(
    (await ctx.stores.headcount.of(ids)).map(({ unionId, members }) => [unionId, members]),
  )
  return reachOf(ids.map((id) => sizes.get(id) ?? 0))
}
