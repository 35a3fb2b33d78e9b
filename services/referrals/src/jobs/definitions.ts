import { defineJob } from '@tinnhiem/kit/job'
import * as z from 'zod'

/** Every job of this service; none carries anything: Redis keeps job data in the clear. */
export const QUEUE = 'referrals'

const nothing = z.object({})

export const JOBS = {
  /** Asks the clock what is due: invitations, proposals and suspensions that end. */
  tick: defineJob({ queue: QUEUE, name: 'tick', data: nothing }),
  /** Open referrals against the roster. */
  followRoster: defineJob({ queue: QUEUE, name: 'follow-roster', data: nothing }),
  /** The monthly table of counts, when it is due. */
  publishCounts: defineJob({ queue: QUEUE, name: 'publish-counts', data: nothing }),
  /** What was closed 24 months ago, to counts. */
  eraseClosed: defineJob({ queue: QUEUE, name: 'erase-closed', data: nothing }),
  /** Data keys that an older key-encryption key wraps. */
  rewrap: defineJob({ queue: QUEUE, name: 'rewrap', data: nothing }),
} as const

/** Every schedule of this service, by its stable id. */
export const schedules = {
  'referrals-tick': { everyMs: 10_000, job: JOBS.tick },
  'referrals-follow-roster': { everyMs: 3_600_000, job: JOBS.followRoster },
  'referrals-publish-counts': { everyMs: 30_000, job: JOBS.publishCounts },
  'referrals-erase-closed': { everyMs: 3_600_000, job: JOBS.eraseClosed },
  'referrals-rewrap': { everyMs: 60_000, job: JOBS.rewrap },
} as const
