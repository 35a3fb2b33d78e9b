import type { ReferralCountResolvers } from '../../generated/types.generated.ts'

export const ReferralCount: ReferralCountResolvers = {
  organization: ({ orgId: id }) => ({ __typename: 'UnionOrganization', id }),
}
