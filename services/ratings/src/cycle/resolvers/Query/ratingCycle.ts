import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { seenCycle } from '../../read-cycle.ts'

/** @throws NotSignedIn, NotFound (no such year, or not for this reader) */
export const ratingCycle: NonNullable<QueryResolvers['ratingCycle']> = async (_, { year }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const cycle = await ctx.stores.cycle.ofYear(year)
  const seen = cycle && (await seenCycle(ctx, cycle))
  if (!seen) throw new NotFound(viewer.lang)
  return seen
}
