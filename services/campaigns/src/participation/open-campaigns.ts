import { registrationRefusal, type Campaign } from '../campaign/campaign.ts'
import { seenCampaign } from '../campaign/read-campaign.ts'
import type { Context } from '../context.ts'
import { participationId } from './participation.ts'
import type { OpenCampaignMapper } from './schema.mappers.ts'

const OPEN_STATES = ['REGISTRATION_OPEN', 'RUNNING', 'COLLECTING_RESULTS'] as const

/**
 * What somebody below these organisations can register in today, newest start day first, with the own registration. Of a
 * cascade only the nearest: the one of the lowest issuer.
 */
export async function openCampaigns(
  ctx: Context,
  path: string,
  subjectId: string,
  notFor: Campaign['who'],
): Promise<OpenCampaignMapper[]> {
  const above = path.split('/').filter(Boolean)
  const known = await ctx.stores.campaign.forAudiences(above, OPEN_STATES)
  const today = ctx.clock.today()
  const open = known.filter(
    (campaign) => campaign.who !== notFor && registrationRefusal(campaign, today) === null,
  )
  const nearest = [...Map.groupBy(open, ({ rootId }) => rootId).values()].flatMap((cascade) =>
    cascade.toSorted((a, b) => b.issuerPath.length - a.issuerPath.length).slice(0, 1),
  )
  const ids = nearest.map(({ rootId }) => participationId(rootId, subjectId))
  const mine = await ctx.loaders.participation.loadMany(ids)
  return nearest.flatMap((campaign, at) => {
    const seen = seenCampaign(ctx.viewer, campaign)
    const own = mine[at]
    if (!seen) return []
    return [
      {
        campaign: seen,
        mine: own instanceof Error ? null : (own ?? null),
        membersRegistered: null,
      },
    ]
  })
}
