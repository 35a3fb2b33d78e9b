import { makePools } from '../pool/make-pools.ts'
import { audienceOn } from '../roster/audience.ts'
import type { WorkerContext } from './worker-context.ts'

/** How many pools the survey would have today, with a few to spare for people who join before it opens. */
export async function poolsWanted(ctx: WorkerContext, survey: string): Promise<number> {
  const record = await ctx.stores.survey.byId(survey)
  if (!record) return 0
  const audience = await audienceOn(ctx.stores.projection, record.audiencePath, ctx.clock.today())
  const { pools } = makePools({ ...audience, k: record.k })
  return pools.length + Math.ceil(pools.length * 0.05)
}
