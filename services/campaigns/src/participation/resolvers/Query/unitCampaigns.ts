import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import { SMALLEST_SHOWN } from '../../../board/hide-small.ts'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { openCampaigns } from '../../open-campaigns.ts'
import { isOwnOfficer, mayReadUnit } from '../../unit-rights.ts'

/** @throws NotSignedIn, NotFound (no such unit, or not in this person's scope) */
export const unitCampaigns: NonNullable<QueryResolvers['unitCampaigns']> = async (
  _,
  { unit: id },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const unit = await ctx.loaders.organization.load(id)
  if (!unit || !mayReadUnit(viewer, unit)) throw new NotFound(viewer.lang)
  const open = await openCampaigns(ctx, unit.path, unit.id, 'MEMBERS')
  if (!isOwnOfficer(viewer, unit)) return open
  const roots = open.map(({ campaign }) => campaign.rootId)
  const members = await ctx.stores.participation.membersOf(unit.id, roots)
  return open.map((one) => {
    const count = members.get(one.campaign.rootId) ?? 0
    return { ...one, membersRegistered: count < SMALLEST_SHOWN ? null : count }
  })
}
