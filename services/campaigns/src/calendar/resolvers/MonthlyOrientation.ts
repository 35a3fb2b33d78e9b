import type { MonthlyOrientationResolvers } from '../../generated/types.generated.ts'

export const MonthlyOrientation: MonthlyOrientationResolvers = {
  issuer: ({ issuerId }) => ({ id: issuerId }),
  documents: async ({ documents }, _, { loaders }) => {
    const found = await Promise.all(documents.map(async (id) => await loaders.document.load(id)))
    return found.filter((document) => document !== null)
  },
}
