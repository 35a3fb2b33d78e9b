import { defineEvent } from '@tinnhiem/kit/event'
import { factBatch } from '@tinnhiem/kit/fact'
import * as z from 'zod'

/** T7: how many referrals a unit sent, only cells that may be published (REF-8). Never enters a rating (OOS-8). */
export const factRecorded = defineEvent({
  name: 'factRecorded',
  payload: factBatch,
  subscribers: ['ratings'],
})

/** Told to this service itself, in the transaction of a move: the counts of a unit and year must be made again. */
export const countsChanged = defineEvent({
  name: 'referralCountsChanged',
  payload: z.object({ unionId: z.string(), year: z.int() }),
  subscribers: ['referrals'],
})
