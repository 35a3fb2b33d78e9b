import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { decline } from '../../decline.ts'

/** @throws NotSignedIn; else the same answer, whatever became of it */
export const declineReferralInvitation: NonNullable<
  MutationResolvers['declineReferralInvitation']
> = async (_, { invitation }, ctx) => {
  await decline(ctx, invitation)
  return { __typename: 'ReferralInvitationDeclined', done: true }
}
