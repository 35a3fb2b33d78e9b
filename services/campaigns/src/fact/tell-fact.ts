import type { Clock } from '@tinnhiem/kit/clock'
import { publish } from '@tinnhiem/kit/event'
import type { ClientSession } from 'mongoose'
import { factRecorded } from '../events.ts'
import type { Stores } from '../stores.ts'
import { sayFact, type FactCode } from '../words.ts'

/** What is true now of a union in the year of domain time: `numerator` of `denominator`. */
export type ToldFact = {
  code: FactCode
  unionId: string
  numerator: number
  denominator: number
}

type Tools = { stores: Pick<Stores, 'factRev' | 'outbox'>; clock: Clock }

/**
 * Tells a fact in the transaction of the change it counts, after the change was written (D-17). Two changes at once meet at
 * the fact's rev: the later transaction is run again by the driver and counts what the earlier one left.
 * @param asOf today, or the last day of an earlier year that is corrected
 * @param count the numerator and denominator that are true now, cumulative for the year
 */
export async function tellFact(
  { stores, clock }: Tools,
  session: ClientSession,
  { code, unionId, asOf = clock.today() }: Pick<ToldFact, 'code' | 'unionId'> & { asOf?: string },
  count: (session: ClientSession) => Promise<Pick<ToldFact, 'numerator' | 'denominator'>>,
): Promise<void> {
  const rev = await stores.factRev.next(code, unionId, session)
  const counted = await count(session)
  const source = sayFact(code, { asOf, ...counted })
  const eventId = `campaigns.${code}.${unionId}.${rev}`
  await publish(stores.outbox, session, factRecorded, {
    facts: [{ eventId, code, unionId, asOf, rev, ...counted, source }],
  })
}
