import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listUnitMembers } from '../../list-unit-members.ts'

export const unitMembers: NonNullable<QueryResolvers['unitMembers']> = async (
  _,
  { union, ...asked },
  ctx,
) => await listUnitMembers(ctx, union, asked)
