import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { consent } from '../../consent.ts'

export const consentToReferral: NonNullable<MutationResolvers['consentToReferral']> = async (
  _,
  { id, textVersion },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await consent(ctx, { id, textVersion })
  switch (outcome.kind) {
    case 'consented':
      return {
        __typename: 'ReferralChanged',
        referral: { referral: outcome.referral, relation: 'SELF' },
      }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'invalid':
      return invalidInput('textVersion', outcome.rule, lang)
  }
}
