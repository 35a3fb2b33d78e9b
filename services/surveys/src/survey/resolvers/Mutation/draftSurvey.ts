import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { say } from '../../../words.ts'
import { draftSurvey as draft } from '../../draft-survey.ts'

export const draftSurvey: NonNullable<MutationResolvers['draftSurvey']> = async (
  _,
  { input },
  ctx,
) => {
  const outcome = await draft(ctx, input)
  if (outcome.ok) return { __typename: 'SurveyChanged', survey: outcome.survey }
  const { field, rule } = outcome
  return {
    __typename: 'InvalidInput',
    code: rule,
    message: say(rule, ctx.viewer.lang),
    field,
    rule,
  }
}
