import type { FundOwnTotalResolvers } from '../../generated/types.generated.ts'

export const FundOwnTotal: FundOwnTotalResolvers = { unit: ({ unitId }) => ({ id: unitId }) }
