import { seenCampaign } from '../../campaign/read-campaign.ts'
import type { CalendarEntryResolvers } from '../../generated/types.generated.ts'

export const CalendarEntry: CalendarEntryResolvers = {
  campaign: async ({ campaignId }, _, { loaders, viewer }) =>
    campaignId === null ? null : seenCampaign(viewer, await loaders.campaign.load(campaignId)),
  appeal: async ({ appealId }, _, { loaders }) =>
    appealId === null ? null : await loaders.fundAppeal.load(appealId),
}
