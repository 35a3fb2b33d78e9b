import { jobOptions } from '@tinnhiem/kit/job'
import type { SurveyState } from '../survey/survey.ts'
import type { SurveyRecord } from '../survey/survey-record.ts'
import { forgetParts } from '../result/release-survey.ts'
import { close } from '../survey/close-survey.ts'
import { freezeAndOpen } from '../survey/open-survey.ts'
import { countLiveRates } from '../survey/count-live-rates.ts'
import { jobIds, JOBS } from './definitions.ts'
import { poolsWantedLately } from './pools-wanted.ts'
import { addTally } from './work.ts'
import type { WorkerContext } from './worker-context.ts'

/**
 * Asks the clock and the database what is due (D-18) and starts what is missing: keys of drafts, openings and closings
 * by date, tallies that Redis has forgotten, the day's response rates. Everything it starts is safe to start twice,
 * and one survey's trouble holds up no other.
 */
export async function tick(ctx: WorkerContext): Promise<void> {
  const { survey } = ctx.stores
  const each = async (state: SurveyState, work: (record: SurveyRecord) => Promise<unknown>) => {
    for (const record of await survey.inState(state))
      await work(record).catch((error: unknown) => {
        ctx.log.error({ survey: record.id, state, reason: String(error) }, 'tick')
      })
  }
  for (const state of ['DRAFT', 'IN_REVIEW', 'SCHEDULED'] as const)
    await each(state, async (record) => await keepKeysReady(ctx, record))
  await each('SCHEDULED', async (record) => {
    const now = ctx.clock.now()
    // Past its closing day a survey that nobody opened stays shut: it would release nothing.
    if (record.opensAt <= now && now < record.closesAt)
      await freezeAndOpen(ctx.stores, ctx.clock, record, 'CLOCK')
  })
  await each('OPEN', async (record) => await keepOpen(ctx, record))
  await each('CLOSED', async (record) => await keepTallying(ctx, record))
  await each('RELEASED', async (record) => await keepForgotten(ctx, record))
}

async function keepKeysReady(ctx: WorkerContext, record: SurveyRecord): Promise<void> {
  if ((await ctx.stores.key.count(record.id)) >= (await poolsWantedLately(ctx, record.id))) return
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
  // One that says "completed" while the survey is still CLOSED did not release it either.
  if (!['failed', 'completed'].includes(await job.getState())) return
  const change = { tallyAttempt: record.tallyAttempt + 1 }
  const next = await ctx.stores.survey.advance(record.id, record.version, change, null)
  if (next) await addTally(ctx.flow, ctx.stores.pool, next)
}

/** A release whose worker died before it had destroyed the keys and the pools' counts, with its job lost. */
async function keepForgotten(ctx: WorkerContext, record: SurveyRecord): Promise<void> {
  if ((await ctx.stores.tally.done(record.id)) > 0) await forgetParts(ctx.stores, record.id)
}
