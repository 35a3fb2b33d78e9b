import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { myRatings as read } from '../../list-ratings.ts'

export const myRatings: NonNullable<QueryResolvers['myRatings']> = async (_, _args, ctx) =>
  await read(ctx)
