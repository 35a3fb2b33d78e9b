import type { ReferralDeskResolvers } from '../../generated/types.generated.ts'

export const ReferralDesk: ReferralDeskResolvers = {
  union: ({ unionId: id }) => ({ __typename: 'UnionOrganization', id }),
  officers: ({ officers }) => officers.map((id) => ({ __typename: 'OfficerAppointment', id })),
}
