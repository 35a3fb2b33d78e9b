import { requireSignedIn } from '@tinnhiem/kit/viewer'
import { say } from '@tinnhiem/kit/words'
import { GraphQLError } from 'graphql'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { decline } from '../../decline.ts'

/** @throws NotSignedIn; else the same answer, whatever became of it */
export const declineReferralInvitation: NonNullable<
  MutationResolvers['declineReferralInvitation']
> = async (_, { invitation }, ctx) => {
  const { lang } = requireSignedIn(ctx.viewer)
  try {
    await decline(ctx, invitation)
  } catch {
    // told like a refusal, so not logged: the line would say what was answered when, and MongoDB's error names the row
    throw new GraphQLError(say('INTERNAL', lang), { extensions: { code: 'INTERNAL' } })
  }
  return { __typename: 'ReferralInvitationDeclined', done: true }
}
