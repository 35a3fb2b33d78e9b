import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { invite } from '../../invite.ts'

export const inviteToReferral: NonNullable<MutationResolvers['inviteToReferral']> = async (
  _,
  { union, member },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await invite(ctx, { union, member })
  if (outcome.kind === 'refused') return moveRefused(outcome.rule, lang)
  return { __typename: 'ReferralInvitationSent', invitation: outcome.invitation }
}
