import { consentTextOn } from '../../consent/texts.ts'
import type { ReferralInvitationResolvers } from '../../generated/types.generated.ts'

export const ReferralInvitation: ReferralInvitationResolvers = {
  union: ({ unionId: id }) => ({ __typename: 'UnionOrganization', id }),
  expiresOn: ({ waitsUntil }) => waitsUntil,
  text: (_, _args, { clock }) => consentTextOn(clock.today()),
}
