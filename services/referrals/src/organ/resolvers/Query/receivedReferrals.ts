import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { readInbox } from '../../read-inbox.ts'

/** @throws NotSignedIn, NotFound */
export const receivedReferrals: NonNullable<QueryResolvers['receivedReferrals']> = async (
  _,
  { organ, closed, first, after },
  ctx,
) =>
  await readInbox(ctx, {
    organ,
    closed: closed ?? null,
    first: first ?? null,
    after: after ?? null,
  })
