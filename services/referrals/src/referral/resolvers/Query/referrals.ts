import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listReferrals } from '../../list-referrals.ts'

export const referrals: NonNullable<QueryResolvers['referrals']> = async (
  _,
  { union, open = null, first, after = null },
  ctx,
) => await listReferrals(ctx, { union, open, first: first ?? null, after })
