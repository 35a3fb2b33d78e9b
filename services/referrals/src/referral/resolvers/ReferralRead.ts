import type { ReferralReadResolvers } from '../../generated/types.generated.ts'

export const ReferralRead: ReferralReadResolvers = {
  by: ({ by: id }) => ({ __typename: 'Member', id }),
}
