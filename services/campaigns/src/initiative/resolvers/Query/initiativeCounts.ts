import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { countInitiatives } from '../../count-initiatives.ts'

export const initiativeCounts: NonNullable<QueryResolvers['initiativeCounts']> = async (
  _,
  args,
  ctx,
) => await countInitiatives(ctx, args)
