import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { countModels } from '../../count-models.ts'

export const modelCounts: NonNullable<QueryResolvers['modelCounts']> = async (_, args, ctx) =>
  await countModels(ctx, args)
