import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { withdraw } from '../../withdraw.ts'

export const withdrawFromReferral: NonNullable<MutationResolvers['withdrawFromReferral']> = async (
  _,
  { referral: id },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await withdraw(ctx, id)
  if (outcome.kind === 'refused') return moveRefused(outcome.rule, lang)
  const { referral } = outcome
  const shown = referral && { referral, relation: 'SELF' as const }
  return { __typename: 'ReferralWithdrawn', referral: shown }
}
