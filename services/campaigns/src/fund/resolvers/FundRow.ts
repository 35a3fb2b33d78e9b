import type { FundRowResolvers } from '../../generated/types.generated.ts'

export const FundRow: FundRowResolvers = {
  organization: ({ id }) => ({ id }),
  supporters: ({ count }) => count,
}
