import { mayCount } from '../../campaign/campaign-rights.ts'
import type { CampaignResolvers } from '../../generated/types.generated.ts'
import { participationId } from '../participation.ts'
import { readTurnout } from '../read-turnout.ts'

export const Campaign: Pick<
  CampaignResolvers,
  'mine' | 'remindedOn' | 'turnout' | '__resolveReference'
> = {
  mine: async ({ rootId }, _, ctx) => {
    if (ctx.viewer.id === null) return null
    const own = await ctx.loaders.participation.load(participationId(rootId, ctx.viewer.id))
    return own && { ...own, shownBy: true }
  },
  remindedOn: ({ reminders }) => reminders.at(-1) ?? null,
  turnout: async (campaign, _, ctx) => {
    if (!mayCount(ctx.viewer, campaign.issuerPath) || campaign.publishedOn === null) return null
    const { rows, ...totals } = await readTurnout(ctx, campaign)
    return {
      ...totals,
      rows: rows.map(({ upperId, ...row }) => ({
        ...row,
        organization: { __typename: 'UnionOrganization' as const, id: upperId },
      })),
    }
  },
}
