import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listMine } from '../../list-referrals.ts'

export const myReferrals: NonNullable<QueryResolvers['myReferrals']> = async (_, _args, ctx) =>
  await listMine(ctx)
