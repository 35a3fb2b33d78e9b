import { inTransaction } from '@tinnhiem/kit/mongo'
import type { WorkerContext } from '../jobs/worker-context.ts'
import { rulesOn } from './case-rules.ts'
import { plusDays } from './days.ts'
import { followOne } from './follow-roster.ts'
import { stepped, type Referral, type ReferralState } from './referral.ts'
import { saveReferral } from './save-referral.ts'

/** What ends by the clock: a suspension nobody agreed to end, a proposal without consent. Safe to run twice. */
export async function endByClock(ctx: WorkerContext): Promise<void> {
  await forEach(
    ctx,
    ['SUSPENDED', 'SELF_PROPOSED'],
    async (referral) => await endOne(ctx, referral),
  )
}

/** Every open referral against the roster: transfers whose day has come since they were told. */
export async function followRoster(ctx: WorkerContext): Promise<void> {
  const open: ReferralState[] = ['SELF_PROPOSED', 'CONSENTED', 'ELIGIBLE', 'VOTED', 'RESOLVED']
  const away: ReferralState[] = ['SENT', 'RECEIVED', 'AWARENESS_CLASS', 'FOSTERING', 'SUSPENDED']
  await forEach(ctx, [...open, ...away], async (referral) => await followOne(ctx, referral))
}

async function endOne({ stores, clock }: WorkerContext, referral: Referral): Promise<void> {
  const today = clock.today()
  const { suspension, steps } = referral.file
  if (referral.state === 'SUSPENDED') {
    if (suspension && suspension.until < today)
      await saveReferral(stores, referral, stepped(referral, 'WITHDRAWN', today))
    return
  }
  const proposedOn = steps[0]?.on ?? today
  if (plusDays(proposedOn, rulesOn(today).invitationDays) < today)
    await inTransaction(
      stores.connection,
      async (session) => await stores.referral.eraseProposal(referral.id, session),
    )
}

async function forEach(
  { stores }: WorkerContext,
  states: readonly ReferralState[],
  work: (referral: Referral) => Promise<void>,
): Promise<void> {
  const size = 200
  for (let after = ''; ;) {
    const some = await stores.referral.inStates(states, after, size)
    for (const referral of some) await work(referral)
    const last = some.at(-1)
    if (!last || some.length < size) return
    after = last.id
  }
}
