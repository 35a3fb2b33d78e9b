import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { proposeMyself as propose } from '../../propose-myself.ts'

export const proposeMyself: NonNullable<MutationResolvers['proposeMyself']> = async (
  _,
  _args,
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await propose(ctx)
  if (outcome.kind === 'refused') return moveRefused(outcome.rule, lang)
  const { referral } = outcome
  return { __typename: 'ReferralChanged', referral: { referral, relation: 'SELF' } }
}
