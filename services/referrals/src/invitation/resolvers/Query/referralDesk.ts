import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readDesk } from '../../read-invitation.ts'

export const referralDesk: NonNullable<QueryResolvers['referralDesk']> = async (
  _,
  { union },
  ctx,
) => await readDesk(ctx, union)
