import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput } from '../../../refusals.ts'
import { answerMove } from '../../answer-move.ts'
import { checkReferral as check } from '../../check-referral.ts'

export const checkReferral: NonNullable<MutationResolvers['checkReferral']> = async (
  _,
  { referral: id, version, criteria, answers },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await check(ctx, { id, version, criteria, answers })
  if (outcome.kind !== 'invalid') return answerMove(outcome, lang)
  const rule = outcome.field === 'criteria' ? 'CRITERIA_CHANGED' : 'ANSWERS_INCOMPLETE'
  return invalidInput(outcome.field, rule, lang)
}
