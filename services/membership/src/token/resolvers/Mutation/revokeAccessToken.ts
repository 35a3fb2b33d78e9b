import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { revokeToken } from '../../revoke-token.ts'

export const revokeAccessToken: NonNullable<MutationResolvers['revokeAccessToken']> = async (
  _,
  { id },
  ctx,
) => ({ token: await revokeToken(ctx, id) })
