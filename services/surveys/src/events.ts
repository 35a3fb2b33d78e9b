import { defineEvent } from '@tinnhiem/kit/event'
import * as z from 'zod'

/**
 * Told once per survey, after closing (D-17): the signed release and nothing else. `canonical` is the exact text
 * the board key signed (label and line feed excluded); integer counts of released groups only.
 */
export const trustReleased = defineEvent({
  name: 'trustReleased',
  payload: z.object({
    surveyId: z.string(),
    year: z.number().int(),
    closingDay: z.string(),
    k: z.number().int(),
    releaseHash: z.string(),
    signature: z.string(),
    boardKey: z.string(),
    /** What the release key of surveys signed about survey and board key (infra/decisions/007). */
    certificate: z.string(),
    canonical: z.string(),
  }),
  subscribers: ['ratings'],
})
