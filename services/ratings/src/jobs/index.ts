import { handler, type Handler } from '@tinnhiem/kit/job'
import type * as z from 'zod'
import { finishRun } from '../run/finish-run.ts'
import { prepareRun } from '../run/prepare-run.ts'
import { rateBucket } from '../run/rate-bucket.ts'
import { repairRuns } from '../run/repair-runs.ts'
import * as jobs from '../run/run-jobs.ts'
import type { RunTools } from '../run/run-tools.ts'
import { inHand } from './in-hand.ts'

/** Every job of this service: what it is called, and what does it. */
export function runHandlers(tools: RunTools): Handler<z.ZodType>[] {
  const prepare = inHand(async (run) => await prepareRun(tools, run))
  const finish = inHand(async (run) => await finishRun(tools, run))
  return [
    handler(jobs.prepareRun, async ({ run }) => await prepare(run)),
    handler(jobs.rateBucket, async ({ run, bucket }) => await rateBucket(tools, run, bucket)),
    handler(jobs.finishRun, async ({ run }) => await finish(run)),
  ]
}

export function repairHandlers(tools: RunTools): Handler<z.ZodType>[] {
  return [handler(jobs.repairRuns, async () => await repairRuns(tools))]
}

/** Every schedule of this service, by its stable id. */
export const schedules = {
  'ratings-repair-runs': { everyMs: 10_000, job: jobs.repairRuns },
} as const
