import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readCounts } from '../../read-counts.ts'

/** @throws NotSignedIn, NotFound */
export const referralCounts: NonNullable<QueryResolvers['referralCounts']> = async (
  _,
  { year, organization },
  ctx,
) => await readCounts(ctx, year, organization)
