import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readModel } from '../../read-model.ts'

export const mobilizationModel: NonNullable<QueryResolvers['mobilizationModel']> = async (
  _,
  { id },
  ctx,
) => await readModel(ctx, id)
