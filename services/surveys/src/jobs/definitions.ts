import { defineJob } from '@tinnhiem/kit/job'
import * as z from 'zod'

/** Every job of this service. Ids and numbers only: Redis keeps job data in the clear. */
const survey = z.object({ survey: z.string() })

export const QUEUE = 'surveys'

export const JOBS = {
  /** Every 10 s: what is due? The guarantee behind every other way of starting work. */
  tick: defineJob({ queue: QUEUE, name: 'tick', data: z.object({}) }),
  makeKeys: defineJob({ queue: QUEUE, name: 'make-keys', data: survey }),
  /** A child per bucket (neighbouring pools); the parent is `release`. */
  countPools: defineJob({
    queue: QUEUE,
    name: 'count-pools',
    data: survey.extend({ first: z.number().int(), last: z.number().int() }),
  }),
  release: defineJob({ queue: QUEUE, name: 'release', data: survey }),
} as const

const short = (survey: string) => survey.slice(0, 16)

/** Fixed ids: starting the same work twice gives one job. Neither all digits nor with a colon (BullMQ 6). */
export const jobIds = {
  makeKeys: (survey: string) => `keys-${short(survey)}`,
  countPools: (survey: string, first: number, attempt: number) =>
    `count-${short(survey)}-${first}-v${attempt}`,
  release: (survey: string, attempt: number) => `release-${short(survey)}-v${attempt}`,
}
