import { jobOptions } from '@tinnhiem/kit/job'
import type { SurveyRecord } from '../survey/survey-record.ts'
import { close } from '../survey/close-survey.ts'
import { freezeAndOpen } from '../survey/open-survey.ts'
import { countLiveRates } from '../survey/count-live-rates.ts'
import { jobIds, JOBS } from './definitions.ts'
import { poolsWanted } from './pools-wanted.ts'
import { addTally } from './work.ts'
import type { WorkerContext } from './worker-context.ts'

/**
 * Asks the clock and the database what is due (D-18) and starts what is missing: keys of drafts, openings and closings
 * by date, tallies that Redis has forgotten, the day's response rates. Everything it starts is safe to start twice.
 */
export async function tick(ctx: WorkerContext): Promise<void> {
  const { survey } = ctx.stores
  for (const state of ['DRAFT', 'IN_REVIEW', 'SCHEDULED'] as const)
    for (const record of await survey.inState(state)) await keepKeysReady(ctx, record)
  for (const record of await survey.inState('SCHEDULED'))
    if (record.opensAt <= ctx.clock.now())
      await freezeAndOpen(ctx.stores, ctx.clock, record, 'CLOCK')
  for (const record of await survey.inState('OPEN')) await keepOpen(ctx, record)
  for (const record of await survey.inState('CLOSED')) await keepTallying(ctx, record)
}

async function keepKeysReady(ctx: WorkerContext, record: SurveyRecord): Promise<void> {
  if ((await ctx.stores.key.count(record.id)) >= (await poolsWanted(ctx, record.id))) return
  const id = jobIds.makeKeys(record.id)
  const job = await ctx.queue.getJob(id)
  const ended = job && ['completed', 'failed'].includes(await job.getState())
  if (ended) await job.remove()
  if (!job || ended) await ctx.queue.add(JOBS.makeKeys.name, { survey: record.id }, jobOptions(id))
}

async function keepOpen(ctx: WorkerContext, record: SurveyRecord): Promise<void> {
  if (record.closesAt <= ctx.clock.now()) {
    await close(ctx.stores.survey, ctx.clock, record, 'CLOCK')
    return
  }
  await countLiveRates(ctx.stores, ctx.clock, record)
}

/** A wiped Redis or a failed flow: build it anew from MongoDB. */
async function keepTallying(ctx: WorkerContext, record: SurveyRecord): Promise<void> {
  const job = await ctx.queue.getJob(jobIds.release(record.id, record.tallyAttempt))
  if (!job) return await addTally(ctx.flow, ctx.stores.pool, record)
  if ((await job.getState()) !== 'failed') return
  const change = { tallyAttempt: record.tallyAttempt + 1 }
  const next = await ctx.stores.survey.advance(record.id, record.version, change, null)
  if (next) await addTally(ctx.flow, ctx.stores.pool, next)
}
