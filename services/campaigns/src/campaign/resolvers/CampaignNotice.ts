import type { CampaignNoticeResolvers } from '../../generated/types.generated.ts'
import { sayNotice } from '../../words.ts'
import { seenCampaign } from '../read-campaign.ts'

export const CampaignNotice: CampaignNoticeResolvers = {
  from: async ({ from }, _, ctx) => seenCampaign(ctx.viewer, await ctx.loaders.campaign.load(from)),
  text: ({ code }) => ({ vi: sayNotice(code, 'vi'), en: sayNotice(code, 'en') }),
}
