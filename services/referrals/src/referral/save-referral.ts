import { publish } from '@tinnhiem/kit/event'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { ClientSession } from 'mongoose'
import { countsChanged } from '../events.ts'
import type { Stores } from '../stores.ts'
import type { Referral } from './referral.ts'

/**
 * Writes the next version of a referral and, in the same transaction, what must be counted again: killed in between,
 * neither is there (reliability.md 3). Null when somebody else was first.
 * @param also written with it
 */
export async function saveReferral(
  stores: Stores,
  before: Referral,
  next: Referral,
  also: (session: ClientSession) => Promise<void> = async () => {},
): Promise<Referral | null> {
  return await inTransaction(stores.connection, async (session) => {
    const saved = await stores.referral.advance(before, next, session)
    if (!saved) return null
    await also(session)
    if (saved.sent && saved.state !== before.state)
      await publish(stores.outbox, session, countsChanged, saved.sent)
    return saved
  })
}
