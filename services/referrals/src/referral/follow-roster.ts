import { inTransaction } from '@tinnhiem/kit/mongo'
import type { WorkerContext } from '../jobs/worker-context.ts'
import { unitOf } from '../roster/stand.ts'
import type { Referral } from './referral.ts'
import { saveReferral } from './save-referral.ts'
import { afterTransfer } from './suspend.ts'

/** Brings the open referrals of these members in step with where they belong today; safe to run twice. */
export async function followMembers(
  ctx: WorkerContext,
  memberIds: readonly string[],
): Promise<void> {
  const open = await ctx.stores.referral.openOfMembers(memberIds)
  for (const referral of open) await followOne(ctx, referral)
}

/** Somebody else may be first: then the next event or sweep finds it again. */
export async function followOne(ctx: WorkerContext, referral: Referral): Promise<void> {
  const { stores, clock } = ctx
  const unit = await unitOf(ctx, referral.file.memberId)
  if (referral.state === 'SELF_PROPOSED') {
    if (unit !== referral.unionId)
      await inTransaction(
        stores.connection,
        async (session) => await stores.referral.eraseProposal(referral.id, session),
      )
    return
  }
  const next = afterTransfer(referral, unit, clock.today())
  if (next) await saveReferral(stores, referral, next)
}
