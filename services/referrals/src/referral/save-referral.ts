import { inTransaction } from '@tinnhiem/kit/mongo'
import type { ClientSession } from 'mongoose'
import type { Stores } from '../stores.ts'
import type { Referral } from './referral.ts'

/**
 * Writes the next version of a referral. No event or job is born from a move: what is told of referrals are counts, made
 * from the stored cases by the clock, so a process killed here or later loses and doubles nothing (decision 008). Null
 * when somebody else was first.
 * @param also written in the same transaction
 */
export async function saveReferral(
  stores: Stores,
  before: Referral,
  next: Referral,
  also: (session: ClientSession) => Promise<void> = async () => {},
): Promise<Referral | null> {
  return await inTransaction(stores.connection, async (session) => {
    const saved = await stores.referral.advance(before, next, session)
    if (saved) await also(session)
    return saved
  })
}
