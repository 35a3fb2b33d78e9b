import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { createToken } from '../../create-token.ts'

const RULES = { name: 'TOKEN_NAME', days: 'TOKEN_DAYS', scopes: 'TOKEN_SCOPES' } as const

/** The contract's defaults, for the compiler. */
const USUAL = { days: 90, scopes: ['AGGREGATES'] } as const

export const createAccessToken: NonNullable<MutationResolvers['createAccessToken']> = async (
  _,
  { input },
  ctx,
) => {
  const { lang } = ctx.viewer
  const outcome = await createToken(ctx, { ...USUAL, ...input })
  switch (outcome.kind) {
    case 'created': {
      const { token, secret } = outcome
      return { __typename: 'AccessTokenCreated', token, secret }
    }
    case 'invalid':
      return invalidInput(outcome.field, RULES[outcome.field], lang)
    case 'taken':
      return invalidInput('name', 'TOKEN_NAME_TAKEN', lang)
    case 'full':
      return moveRefused('TOKENS_FULL', lang)
  }
}
