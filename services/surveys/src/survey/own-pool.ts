import type { Context } from '../context.ts'
import type { FrozenPool } from '../pool/pool-store.ts'
import type { SurveyRecord } from './survey-record.ts'

/** The pool the signed-in member is counted in; null before opening, or when not on the roster. */
export async function ownPool(ctx: Context, survey: SurveyRecord): Promise<FrozenPool | null> {
  if (ctx.viewer.id === null || survey.manifest === null) return null
  return (await ctx.loaders.poolOf(ctx.viewer.id).load(survey.id))?.pool ?? null
}
