import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput } from '../../../refusals.ts'
import { answerMove } from '../../../referral/answer-move.ts'
import { draftResolution } from '../../draft-resolution.ts'

export const draftReferralResolution: NonNullable<
  MutationResolvers['draftReferralResolution']
> = async (_, { referral: id, version, resolution: { number, on, recipient } }, ctx) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const resolution = { number, on, organId: recipient }
  const outcome = await draftResolution(ctx, { id, version, resolution })
  return outcome.kind === 'invalid'
    ? invalidInput(`resolution.${outcome.field}`, outcome.rule, lang)
    : answerMove(outcome, lang)
}
