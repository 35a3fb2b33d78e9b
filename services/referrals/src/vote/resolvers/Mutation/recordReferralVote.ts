import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefusedAs } from '@tinnhiem/kit/refusals'
import { invalidInput } from '../../../refusals.ts'
import { answerMove } from '../../../referral/answer-move.ts'
import { sayNoQuorum } from '../../../words.ts'
import { recordVote } from '../../record-vote.ts'

export const recordReferralVote: NonNullable<MutationResolvers['recordReferralVote']> = async (
  _,
  { referral: id, version, vote },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await recordVote(ctx, { id, version, vote })
  switch (outcome.kind) {
    case 'invalid':
      return invalidInput(`vote.${outcome.field}`, outcome.rule, lang)
    case 'no-quorum':
      return moveRefusedAs('NO_QUORUM', sayNoQuorum(outcome.need, outcome.convened, lang))
    default:
      return answerMove(outcome, lang)
  }
}
