import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerMove } from '../../../referral/answer-move.ts'
import { signResolution } from '../../sign-resolution.ts'

export const signReferralResolution: NonNullable<
  MutationResolvers['signReferralResolution']
> = async (_, { referral: id, version }, ctx) => {
  const { lang } = requireSignedIn(ctx.viewer)
  return answerMove(await signResolution(ctx, { id, version }), lang)
}
