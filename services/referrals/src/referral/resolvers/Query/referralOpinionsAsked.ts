import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listOpinionsAsked } from '../../list-referrals.ts'

export const referralOpinionsAsked: NonNullable<QueryResolvers['referralOpinionsAsked']> = async (
  _,
  { union },
  ctx,
) => await listOpinionsAsked(ctx, union)
