import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readRating } from '../../read-rating.ts'

export const rating: NonNullable<QueryResolvers['rating']> = async (_, { id }, ctx) =>
  await readRating(ctx, id)
