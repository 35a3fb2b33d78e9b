import type { MutualAidFundResolvers } from '../../generated/types.generated.ts'

export const MutualAidFund: MutualAidFundResolvers = { unit: ({ unionId }) => ({ id: unionId }) }
