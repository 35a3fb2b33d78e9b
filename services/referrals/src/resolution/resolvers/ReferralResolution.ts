import type { ReferralResolutionResolvers } from '../../generated/types.generated.ts'

export const ReferralResolution: ReferralResolutionResolvers = {
  author: ({ authorId: id }) => ({ __typename: 'Member', id }),
  signer: ({ signerId: id }) => (id === null ? null : { __typename: 'Member', id }),
  recipient: async ({ organId }, _, { loaders }) => {
    const organ = await loaders.organ.load(organId)
    if (!organ) throw new Error(`no organ ${organId}`)
    return organ
  },
}
