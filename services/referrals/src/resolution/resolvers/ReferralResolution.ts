import type { ReferralResolutionResolvers } from '../../generated/types.generated.ts'

export const ReferralResolution: ReferralResolutionResolvers = {
  author: ({ authorId: id }) => ({ __typename: 'Member', id }),
  signer: ({ signerId: id }) => (id === null ? null : { __typename: 'Member', id }),
  recipient: ({ organId: id }) => ({ __typename: 'PartyOrgan', id }),
}
