import type { DisseminationSessionResolvers } from '../../generated/types.generated.ts'

export const DisseminationSession: DisseminationSessionResolvers = {
  unit: ({ unionId }) => ({ id: unionId }),
}
