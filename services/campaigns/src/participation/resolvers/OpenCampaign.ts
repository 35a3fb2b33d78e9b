import type { OpenCampaignResolvers } from '../../generated/types.generated.ts'
import { seenParticipation } from '../read-participation.ts'

export const OpenCampaign: OpenCampaignResolvers = {
  mine: async ({ mine }, _, ctx) => await seenParticipation(ctx, mine),
}
