import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listQueries } from '../../list-queries.ts'

export const savedQueries: NonNullable<QueryResolvers['savedQueries']> = async (_, __, ctx) =>
  await listQueries(ctx)
