import { inTransaction } from '@tinnhiem/kit/mongo'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'

/**
 * The invited person says no. The key and what it opens are overwritten at once; a row that nobody can tell from a
 * waiting one stays until the day it would have expired. No event, job, log line or line of audit is born here, and the
 * answer is the same for every id (decision 008).
 */
export async function decline({ viewer, stores }: Context, id: string): Promise<void> {
  const { id: memberId } = requireSignedIn(viewer)
  await inTransaction(
    stores.connection,
    async (session) => await stores.invitation.scramble(id, memberId, session),
  )
}
