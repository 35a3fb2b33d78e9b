import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { noticesOf } from '../../notices.ts'
import { isOwnOfficer } from '../../unit-rights.ts'

const MOST = 50

/** Newest first. @throws NotSignedIn */
export const participantNotices: NonNullable<QueryResolvers['participantNotices']> = async (
  _,
  _args,
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const units = viewer.roles.map(({ org }) => org).filter((id) => isOwnOfficer(viewer, { id }))
  const mine = await ctx.stores.participation.registeredOf([viewer.id, ...new Set(units)])
  const told = await Promise.all(
    mine.map(async (participation) => {
      const campaign = await ctx.loaders.campaign.load(participation.campaignId)
      return campaign ? noticesOf(campaign, participation) : []
    }),
  )
  return told
    .flat()
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
    .slice(0, MOST)
}
