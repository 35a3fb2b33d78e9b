import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listRatings } from '../../list-ratings.ts'

export const ratings: NonNullable<QueryResolvers['ratings']> = async (_, args, ctx) =>
  await listRatings(ctx, args)
