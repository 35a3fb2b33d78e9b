import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listTokens } from '../../list-tokens.ts'

export const accessTokens: NonNullable<QueryResolvers['accessTokens']> = async (_, __, ctx) =>
  await listTokens(ctx)
