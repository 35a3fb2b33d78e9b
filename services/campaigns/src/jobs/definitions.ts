import { defineJob } from '@tinnhiem/kit/job'
import * as z from 'zod'

/** Every job of this service. Ids and numbers only: Redis keeps job data in the clear. */
export const QUEUE = 'campaigns'

export const JOBS = {
  /** Asks the clock what is due: campaigns that start or end. */
  tick: defineJob({ queue: QUEUE, name: 'tick', data: z.object({}) }),
  /** Clears unused tickets and files nothing shows. */
  sweepEvidence: defineJob({ queue: QUEUE, name: 'sweepEvidence', data: z.object({}) }),
} as const

/** Every schedule of this service, by its stable id. */
export const schedules = {
  'campaigns-tick': { everyMs: 10_000, job: JOBS.tick },
  'campaigns-sweep-evidence': { everyMs: 600_000, job: JOBS.sweepEvidence },
} as const
