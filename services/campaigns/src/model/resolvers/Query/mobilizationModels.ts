import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listModels } from '../../read-model.ts'

export const mobilizationModels: NonNullable<QueryResolvers['mobilizationModels']> = async (
  _,
  args,
  ctx,
) => await listModels(ctx, args)
