import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { myInvitation } from '../../read-invitation.ts'

export const myReferralInvitation: NonNullable<QueryResolvers['myReferralInvitation']> = async (
  _,
  _args,
  ctx,
) => await myInvitation(ctx)
