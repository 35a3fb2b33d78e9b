import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listInitiatives } from '../../list-initiatives.ts'

export const initiatives: NonNullable<QueryResolvers['initiatives']> = async (_, args, ctx) =>
  await listInitiatives(ctx, args)
