import type { FundTableResolvers } from '../../generated/types.generated.ts'

export const FundTable: FundTableResolvers = { supporters: ({ count }) => count }
