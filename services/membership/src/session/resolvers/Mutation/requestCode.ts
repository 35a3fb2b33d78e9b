import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { say } from '../../../words.ts'
import { CODE_RULES } from '../../code.ts'
import { requestCode as ask } from '../../request-code.ts'

export const requestCode: NonNullable<MutationResolvers['requestCode']> = async (
  _,
  { card },
  ctx,
) => {
  const { lang } = ctx.viewer
  const outcome = await ask(ctx, card)
  if (outcome.kind === 'malformed')
    return {
      __typename: 'InvalidInput',
      code: 'CARD_SHAPE',
      message: say('CARD_SHAPE', lang),
      field: 'card',
      rule: 'CARD_SHAPE',
    }
  if (outcome.kind === 'tooMany') {
    const { retryAfter } = outcome
    return {
      __typename: 'TooManyTries',
      code: 'TOO_MANY_CODES',
      message: say('TOO_MANY_CODES', lang),
      retryAfter,
    }
  }
  return {
    __typename: 'CodeRequested',
    resendAfter: CODE_RULES.resendSeconds,
    expiresIn: CODE_RULES.livesSeconds,
  }
}
