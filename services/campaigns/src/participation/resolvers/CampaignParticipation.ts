import { seesOf } from '../../campaign/campaign-rights.ts'
import type { CampaignParticipationResolvers } from '../../generated/types.generated.ts'
import { reportedValue, verifiedValue } from '../participation.ts'
import { seenParticipation } from '../read-participation.ts'

export const CampaignParticipation: CampaignParticipationResolvers = {
  __resolveReference: async ({ id }, ctx) =>
    await seenParticipation(ctx, await ctx.loaders.participation.load(id)),
  /** Whoever may read a registration may read what it is for, also after a transfer. */
  campaign: async ({ campaignId }, _, ctx) => {
    const campaign = await ctx.loaders.campaign.load(campaignId)
    if (!campaign) throw new Error(`no campaign ${campaignId}`)
    return { ...campaign, sees: seesOf(ctx.viewer, campaign) ?? 'OUTLINE' }
  },
  unionAtRegistration: ({ unionId }) => ({ __typename: 'UnionOrganization', id: unionId }),
  reported: (row) => reportedValue(row),
  verified: (row) => verifiedValue(row),
  reports: ({ reports, shownBy }) => reports.toReversed().map((report) => ({ ...report, shownBy })),
}
