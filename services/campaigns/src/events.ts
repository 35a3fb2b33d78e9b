import { defineEvent } from '@tinnhiem/kit/event'
import { factBatch } from '@tinnhiem/kit/fact'
import * as z from 'zod'

/**
 * Counted facts of this service, cumulative for the year: CAMPAIGN_REGISTERED, INITIATIVE_COUNTED, MODEL_RECOGNISED (the
 * leaders' bonus), T1b, T6, T8a, T8b (targets only; giving never enters a rating, OOS-8). No fact names a person.
 */
export const factRecorded = defineEvent({
  name: 'factRecorded',
  carriesTrace: true,
  payload: factBatch,
  subscribers: ['ratings'],
})

/** Told at every move of a campaign. Nobody listens yet; plans and reports will (D-17). */
export const campaignMoved = defineEvent({
  name: 'campaignMoved',
  carriesTrace: true,
  payload: z.object({
    campaignId: z.string(),
    issuerId: z.string(),
    state: z.string(),
    version: z.int(),
    on: z.iso.date(),
  }),
  subscribers: [],
})
