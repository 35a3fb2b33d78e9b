import type { DisseminationRowResolvers } from '../../generated/types.generated.ts'

export const DisseminationRow: DisseminationRowResolvers = { organization: ({ id }) => ({ id }) }
