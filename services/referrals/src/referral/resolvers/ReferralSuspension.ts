import type { ReferralSuspensionResolvers } from '../../generated/types.generated.ts'

export const ReferralSuspension: ReferralSuspensionResolvers = {
  newUnion: ({ newUnionId: id }) => (id === null ? null : { __typename: 'UnionOrganization', id }),
}
