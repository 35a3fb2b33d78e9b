import type { Context } from '../context.ts'
import { jobIds } from '../jobs/definitions.ts'
import { makePools } from '../pool/make-pools.ts'
import { audienceOn } from '../roster/audience.ts'
import type { SurveyRecord } from './survey-record.ts'

/** What is being made for this survey, counted where the jobs write: keys before opening, pools after closing. */
export async function workOf(ctx: Context, survey: SurveyRecord) {
  if (survey.state === 'CLOSED') return await tallyWork(ctx, survey)
  if (survey.manifest !== null) return null
  const audience = await audienceOn(ctx.stores.projection, survey.audiencePath, ctx.clock.today())
  const total = makePools({ ...audience, k: survey.k }).pools.length
  const done = Math.min(total, await ctx.stores.key.count(survey.id))
  const state =
    done === total ? 'DONE' : ((await ctx.work.stateOf(jobIds.makeKeys(survey.id))) ?? 'QUEUED')
  return { kind: 'KEYS', done, total, state }
}

async function tallyWork(ctx: Context, survey: SurveyRecord) {
  const [done, pools, state] = await Promise.all([
    ctx.stores.tally.done(survey.id),
    ctx.stores.pool.ofSurvey(survey.id),
    ctx.work.stateOf(jobIds.release(survey.id, survey.tallyAttempt)),
  ])
  return { kind: 'TALLY', done, total: pools.length, state: state ?? 'QUEUED' }
}
