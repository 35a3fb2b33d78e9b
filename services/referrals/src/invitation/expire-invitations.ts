import { inTransaction } from '@tinnhiem/kit/mongo'
import type { WorkerContext } from '../jobs/worker-context.ts'

/** Forgets invitations whose last day is over, and pauses that are. It cannot know, and does not count, who said no. */
export async function expireInvitations({ stores, clock }: WorkerContext): Promise<void> {
  const today = clock.today()
  const over = await stores.invitation.over(today)
  if (over.length > 0)
    await inTransaction(
      stores.connection,
      async (session) => await stores.invitation.forget(over, session),
    )
  await stores.pause.forgetBefore(today)
}
