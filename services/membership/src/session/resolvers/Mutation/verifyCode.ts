import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { say } from '../../../words.ts'
import { verifyCode as verify } from '../../verify-code.ts'

export const verifyCode: NonNullable<MutationResolvers['verifyCode']> = async (_, args, ctx) => {
  const { lang } = ctx.viewer
  const outcome = await verify(ctx, args.card, args.code)
  switch (outcome.kind) {
    case 'malformed': {
      const code = outcome.field === 'card' ? 'CARD_SHAPE' : 'CODE_SHAPE'
      return {
        __typename: 'InvalidInput',
        code,
        message: say(code, lang),
        field: outcome.field,
        rule: code,
      }
    }
    case 'tooMany':
      return {
        __typename: 'TooManyTries',
        code: 'TOO_MANY_TRIES',
        message: say('TOO_MANY_TRIES', lang),
        retryAfter: 0,
      }
    case 'wrong':
      return {
        __typename: 'CodeWrong',
        code: 'CODE_WRONG',
        message: say('CODE_WRONG', lang),
        triesLeft: outcome.triesLeft,
      }
    case 'signedIn':
      ctx.reply('x-tinnhiem-session', outcome.token)
      return { __typename: 'SignedIn', viewer: { memberId: outcome.memberId } }
  }
}
