import { handler, type Handler } from '@tinnhiem/kit/job'
import type * as z from 'zod'
import { makeSurveyKeys } from '../keys/make-survey-keys.ts'
import { countPools } from '../result/count-pools.ts'
import { releaseSurvey } from '../result/release-survey.ts'
import { JOBS } from './definitions.ts'
import { poolsWanted } from './pools-wanted.ts'
import { tick } from './tick.ts'
import type { WorkerContext } from './worker-context.ts'

/** The one table of this service's work: a job without a line here does not compile. */
export function handlersOf(ctx: WorkerContext): Record<keyof typeof JOBS, Handler<z.ZodType>> {
  return {
    tick: handler(JOBS.tick, async () => await tick(ctx)),
    makeKeys: handler(JOBS.makeKeys, async ({ survey }, job) => {
      const wanted = await poolsWanted(ctx, survey)
      await makeSurveyKeys(ctx.stores.key, ctx.sealingKey, survey, wanted, async (done) => {
        await job.updateProgress({ done, total: wanted })
      })
    }),
    countPools: handler(JOBS.countPools, async ({ survey, ...bucket }) => {
      const record = await ctx.stores.survey.byId(survey)
      if (record?.state === 'CLOSED') await countPools(ctx.stores, record, bucket, ctx.slowBucketMs)
    }),
    release: handler(JOBS.release, async ({ survey }) => {
      const record = await ctx.stores.survey.byId(survey)
      if (record) await releaseSurvey(ctx, record)
    }),
  }
}
