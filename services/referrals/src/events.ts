import { defineEvent } from '@tinnhiem/kit/event'
import { factBatch } from '@tinnhiem/kit/fact'

/** T7: how many referrals a unit sent, only cells that may be published (REF-8). Never enters a rating (OOS-8). */
export const factRecorded = defineEvent({
  name: 'factRecorded',
  payload: factBatch,
  subscribers: ['ratings'],
})
