import type { ContributionSummaryResolvers } from '../../generated/types.generated.ts'

export const ContributionSummary: ContributionSummaryResolvers = {
  appeal: async ({ appealId }, _, { loaders }) => {
    const appeal = await loaders.fundAppeal.load(appealId)
    if (!appeal) throw new Error(`a count of an appeal that is gone: ${appealId}`)
    return appeal
  },
  unit: ({ unionId }) => ({ id: unionId }),
}
