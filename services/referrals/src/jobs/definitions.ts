import { defineJob } from '@tinnhiem/kit/job'
import * as z from 'zod'

/** Every job of this service. Ids and numbers only: Redis keeps job data in the clear. */
export const QUEUE = 'referrals'

export const JOBS = {
  /** Asks the clock what is due: invitations and suspensions that end. */
  tick: defineJob({ queue: QUEUE, name: 'tick', data: z.object({}) }),
} as const

/** Every schedule of this service, by its stable id. */
export const schedules = {
  'referrals-tick': { everyMs: 10_000, job: JOBS.tick },
} as const
