import { defineEvent } from '@tinnhiem/kit/event'
import { factBatch } from '@tinnhiem/kit/fact'
import * as z from 'zod'

/** Facts membership announces (D-17). Ids, dates and counts only: no names of people. */

const localized = z.object({ vi: z.string(), en: z.string() })

/** The dated hierarchy, so that others can check scope and name a unit. A higher `rev` wins. */
export const organizationItem = z.object({
  id: z.string(),
  code: z.string(),
  name: localized,
  kind: z.string(),
  level: z.enum(['CONFEDERATION', 'PROVINCIAL', 'DIRECT_UPPER', 'GRASSROOTS']),
  parentId: z.string().nullable(),
  path: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  rev: z.number().int(),
})
export type OrganizationItem = z.infer<typeof organizationItem>

/** Who belongs where, between two days. Batches of at most 500. */
export const rosterItem = z.object({
  memberId: z.string(),
  unionId: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  rev: z.number().int(),
})
export type RosterItem = z.infer<typeof rosterItem>

/** Who holds which post: nobody acts on a survey or a run that rates them. */
export const officerItem = z.object({
  id: z.string(),
  memberId: z.string(),
  unionId: z.string(),
  post: z.enum(['CHAIR', 'ACTING_CHAIR', 'VICE_CHAIR', 'COMMITTEE_MEMBER']),
  fullTime: z.boolean(),
  from: z.string(),
  to: z.string().nullable(),
  rev: z.number().int(),
})
export type OfficerItem = z.infer<typeof officerItem>

export const organizationsChanged = defineEvent({
  name: 'organizationsChanged',
  carriesTrace: true,
  payload: z.object({ items: z.array(organizationItem).max(500) }),
  subscribers: ['surveys', 'ratings', 'campaigns', 'referrals'],
})

export const rosterChanged = defineEvent({
  name: 'rosterChanged',
  carriesTrace: true,
  payload: z.object({ items: z.array(rosterItem).max(500) }),
  subscribers: ['surveys', 'campaigns', 'referrals'],
})

export const officersChanged = defineEvent({
  name: 'officersChanged',
  carriesTrace: true,
  payload: z.object({ items: z.array(officerItem).max(500) }),
  subscribers: ['surveys', 'ratings', 'campaigns', 'referrals'],
})

/** Counted facts of this service, e.g. DENSITY = active members / workers; each idempotent by its own `eventId`. */
export const factRecorded = defineEvent({
  name: 'factRecorded',
  payload: factBatch,
  subscribers: ['ratings', 'campaigns'],
})
