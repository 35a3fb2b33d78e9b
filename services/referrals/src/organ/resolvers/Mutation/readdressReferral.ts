import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput } from '../../../refusals.ts'
import { answerMove } from '../../../referral/answer-move.ts'
import { readdressReferral as readdress } from '../../liaison-moves.ts'

/** @throws NotSignedIn, NotFound */
export const readdressReferral: NonNullable<MutationResolvers['readdressReferral']> = async (
  _,
  { referral: id, version, organ: organId },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await readdress(ctx, { id, version, organId })
  return outcome.kind === 'invalid'
    ? invalidInput(outcome.field, outcome.rule, lang)
    : answerMove(outcome, lang)
}
