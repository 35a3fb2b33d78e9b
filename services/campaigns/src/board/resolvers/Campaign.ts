import type { CampaignResolvers } from '../../generated/types.generated.ts'
import { readBoard } from '../read-board.ts'

export const Campaign: Pick<CampaignResolvers, 'board' | '__resolveReference'> = {
  board: async ({ id, publishedOn }, { band, under, first, after }, ctx) => {
    if (publishedOn === null) return null
    const filter = { campaignId: id, band: band ?? null, upperId: under ?? null }
    return await readBoard(ctx, filter, { first: first ?? null, after: after ?? null })
  },
}
