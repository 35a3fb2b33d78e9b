import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { onBoard } from '../../../rating/read-rating.ts'
import { viewRun } from '../../view-run.ts'

/** @throws NotSignedIn, NotFound (no such run, or not for this reader) */
export const ratingRun: NonNullable<QueryResolvers['ratingRun']> = async (_, { id }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const run = (await onBoard(ctx)) ? await ctx.loaders.run.load(id) : null
  if (!run) throw new NotFound(viewer.lang)
  return await viewRun(ctx, run)
}
