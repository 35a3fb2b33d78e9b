import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerLiaison } from '../../answer-liaison.ts'
import { receiveReferral as receive } from '../../liaison-moves.ts'

/** @throws NotSignedIn, NotFound */
export const receiveReferral: NonNullable<MutationResolvers['receiveReferral']> = async (
  _,
  { referral: id, version },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  return answerLiaison(await receive(ctx, { id, version }), lang)
}
