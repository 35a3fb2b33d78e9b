import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { answerMove } from '../../answer-move.ts'
import { askOpinion } from '../../opinion.ts'

export const askReferralOpinion: NonNullable<MutationResolvers['askReferralOpinion']> = async (
  _,
  { referral: id, version },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await askOpinion(ctx, { id, version })
  return outcome.kind === 'no-upper' ? moveRefused('NO_UPPER', lang) : answerMove(outcome, lang)
}
