import { expireInvitations } from '../invitation/expire-invitations.ts'
import { endByClock } from '../referral/end-by-clock.ts'
import type { WorkerContext } from './worker-context.ts'

/** Asks the clock and the database what is due (D-18). Safe to run twice and beside itself. */
export async function tick(ctx: WorkerContext): Promise<void> {
  await expireInvitations(ctx)
  await endByClock(ctx)
}
