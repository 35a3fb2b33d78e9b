import { makePools } from '../pool/make-pools.ts'
import { audienceOn } from '../roster/audience.ts'
import type { Stores } from '../stores.ts'
import type { WorkerContext } from './worker-context.ts'

/** How many pools the survey would have today, with a few to spare for people who join before it opens. */
export async function poolsWanted(ctx: WorkerContext, survey: string): Promise<number> {
  const record = await ctx.stores.survey.byId(survey)
  if (!record) return 0
  const audience = await audienceOn(ctx.stores.projection, record.audiencePath, ctx.clock.today())
  const { pools } = makePools({ ...audience, k: record.k })
  return pools.length + Math.ceil(pools.length * 0.05)
}

const REMEMBERED_MS = 10 * 60_000

type Remembered = Map<string, { wanted: number; at: number }>
const remembered = new WeakMap<Stores, Remembered>()

/**
 * The same as this process last counted it, at most ten minutes ago: the tick asks every ten seconds, and counting reads
 * the whole roster. An opening that finds too few keys has them counted anew.
 */
export async function poolsWantedLately(
  ctx: WorkerContext,
  survey: string,
  now = performance.now(),
): Promise<number> {
  const known: Remembered = remembered.get(ctx.stores) ?? new Map()
  remembered.set(ctx.stores, known)
  const last = known.get(survey)
  if (last && now - last.at < REMEMBERED_MS) return last.wanted
  const wanted = await poolsWanted(ctx, survey)
  known.set(survey, { wanted, at: now })
  return wanted
}
