import type { ReferralCountsResolvers } from '../../generated/types.generated.ts'
import { sayCounts } from '../../words.ts'

export const ReferralCounts: ReferralCountsResolvers = {
  formula: (_, _args, { viewer }) => sayCounts('FORMULA', viewer.lang),
}
