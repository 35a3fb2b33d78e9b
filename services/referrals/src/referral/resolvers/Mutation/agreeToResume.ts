import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { agreeToResume as agree } from '../../agree-to-resume.ts'
import { answerMove } from '../../answer-move.ts'

export const agreeToResume: NonNullable<MutationResolvers['agreeToResume']> = async (
  _,
  { referral: id, version },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  return answerMove(await agree(ctx, { id, version }), lang)
}
