import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { seenCycle } from '../../read-cycle.ts'

/** Every cycle this reader may know of, newest first. */
export const ratingCycles: NonNullable<QueryResolvers['ratingCycles']> = async (_, _args, ctx) => {
  requireSignedIn(ctx.viewer)
  const cycles = await ctx.stores.cycle.list()
  const seen = await Promise.all(cycles.map(async (cycle) => await seenCycle(ctx, cycle)))
  return seen.filter((cycle) => cycle !== null)
}
