import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerMove } from '../../../referral/answer-move.ts'
import { sendReferral as send } from '../../sign-resolution.ts'

export const sendReferral: NonNullable<MutationResolvers['sendReferral']> = async (
  _,
  { referral: id, version },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  return answerMove(await send(ctx, { id, version }), lang)
}
