import { inTransaction, isDuplicateKey } from '@tinnhiem/kit/mongo'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Referral } from '../referral/referral.ts'
import { unitOf } from '../roster/stand.ts'
import { newReferral } from './new-referral.ts'

export type Proposed =
  | { kind: 'proposed'; referral: Referral }
  | { kind: 'refused'; rule: 'ALREADY_OPEN' | 'NO_UNIT' }

/** The person proposes themselves: only they see it until they consent on the next page (4.3.6, SELF_PROPOSED). */
export async function proposeMyself(ctx: Context): Promise<Proposed> {
  const { id: memberId } = requireSignedIn(ctx.viewer)
  const { stores, clock } = ctx
  const unit = await unitOf(ctx, memberId)
  if (unit === null) return { kind: 'refused', rule: 'NO_UNIT' }
  const open = await stores.referral.openOf(memberId)
  if (open?.state === 'SELF_PROPOSED') return { kind: 'proposed', referral: open }
  if (open) return { kind: 'refused', rule: 'ALREADY_OPEN' }
  const about = { memberId, origin: 'SELF' as const, consent: null, on: clock.today() }
  const referral = newReferral(unit, 'SELF_PROPOSED', about)
  try {
    await inTransaction(
      stores.connection,
      async (session) => await stores.referral.insert(referral, session),
    )
    return { kind: 'proposed', referral }
  } catch (error) {
    if (isDuplicateKey(error)) return { kind: 'refused', rule: 'ALREADY_OPEN' }
    throw error
  }
}
