import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readReceived } from '../../read-inbox.ts'

/** @throws NotSignedIn, NotFound */
export const receivedReferral: NonNullable<QueryResolvers['receivedReferral']> = async (
  _,
  { id },
  ctx,
) => await readReceived(ctx, id)
