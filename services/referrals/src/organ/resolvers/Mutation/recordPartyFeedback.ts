import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput } from '../../../refusals.ts'
import { answerLiaison } from '../../answer-liaison.ts'
import { recordFeedback } from '../../liaison-moves.ts'

/** @throws NotSignedIn, NotFound */
export const recordPartyFeedback: NonNullable<MutationResolvers['recordPartyFeedback']> = async (
  _,
  { referral: id, version, kind, on },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await recordFeedback(ctx, { id, version, kind, on })
  return outcome.kind === 'invalid'
    ? invalidInput(outcome.field, outcome.rule, lang)
    : answerLiaison(outcome, lang)
}
