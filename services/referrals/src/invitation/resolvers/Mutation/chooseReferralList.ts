import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { chooseList } from '../../choose-list.ts'

export const chooseReferralList: NonNullable<MutationResolvers['chooseReferralList']> = async (
  _,
  { union, officers },
  ctx,
) => {
  const { lang } = requireSignedIn(ctx.viewer)
  const outcome = await chooseList(ctx, { union, officers })
  switch (outcome.kind) {
    case 'chosen':
      return { __typename: 'ReferralListChosen', desk: outcome.desk }
    case 'refused':
      return moveRefused(outcome.rule, lang)
    case 'invalid':
      return invalidInput('officers', outcome.rule, lang)
  }
}
