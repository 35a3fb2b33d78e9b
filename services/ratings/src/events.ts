import { defineEvent } from '@tinnhiem/kit/event'
import * as z from 'zod'

/** Told when a year's ratings are approved and published. Nobody listens yet; appeals and reports will (D-17). */
export const ratingsPublished = defineEvent({
  name: 'ratingsPublished',
  carriesTrace: true,
  payload: z.object({ cycleId: z.string(), year: z.number().int(), ratingsHash: z.string() }),
  subscribers: [],
})
