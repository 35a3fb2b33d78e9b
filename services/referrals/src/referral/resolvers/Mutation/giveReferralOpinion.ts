import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerMove } from '../../answer-move.ts'
import { giveOpinion } from '../../opinion.ts'

export const giveReferralOpinion: NonNullable<MutationResolvers['giveReferralOpinion']> = async (
  _,
  { referral: id, version, agrees },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  return answerMove(await giveOpinion(ctx, { id, version, agrees }), lang)
}
