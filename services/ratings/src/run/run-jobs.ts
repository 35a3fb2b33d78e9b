import { defineJob } from '@tinnhiem/kit/job'
import * as z from 'zod'

/** Runs and their repair have two queues: repair must never wait behind what it repairs. */
export const RUN_QUEUE = 'ratings-runs'
export const REPAIR_QUEUE = 'ratings-repair'

const ofRun = z.object({ run: z.string() })

/** Freezes the inputs, estimates the priors, and adds the flow. */
export const prepareRun = defineJob({ queue: RUN_QUEUE, name: 'prepare-run', data: ofRun })
/** One part of the run: the child of a flow. */
export const rateBucket = defineJob({
  queue: RUN_QUEUE,
  name: 'rate-bucket',
  data: z.object({ run: z.string(), bucket: z.int().min(0) }),
})
/** The parent of a flow: asserts the parts, applies the ceiling, checks and writes. */
export const finishRun = defineJob({ queue: RUN_QUEUE, name: 'finish-run', data: ofRun })
/** Looks every few seconds whether what MongoDB says is still in Redis. */
export const repairRuns = defineJob({
  queue: REPAIR_QUEUE,
  name: 'repair-runs',
  data: z.object({}),
})
