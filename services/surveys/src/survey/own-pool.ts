import type { Context } from '../context.ts'
import type { FrozenPool } from '../pool/pool-store.ts'
import type { SurveyRecord } from './survey-record.ts'

/** The pool the signed-in member is counted in; null before opening, or when not on the roster. */
export async function ownPool(ctx: Context, survey: SurveyRecord): Promise<FrozenPool | null> {
  if (ctx.viewer.id === null || survey.manifest === null) return null
  const number = await ctx.stores.pool.poolOf(survey.id, ctx.viewer.id)
  return number === null ? null : await ctx.stores.pool.byNumber(survey.id, number)
}
