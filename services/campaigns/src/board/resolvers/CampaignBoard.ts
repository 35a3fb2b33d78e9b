import type { CampaignBoardResolvers } from '../../generated/types.generated.ts'
import { rowsOf, totalsOf } from '../read-board.ts'

export const CampaignBoard: CampaignBoardResolvers = {
  totalCount: async ({ sums }) => rowsOf(await sums()),
  totals: async ({ sums }) => totalsOf(await sums()),
}
