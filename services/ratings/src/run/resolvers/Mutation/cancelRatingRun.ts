import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { cancelRun } from '../../cancel-run.ts'
import { viewRun } from '../../view-run.ts'

export const cancelRatingRun: NonNullable<MutationResolvers['cancelRatingRun']> = async (
  _,
  { id },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const run = await ctx.stores.run.byId(id)
  if (!run) throw new NotFound(viewer.lang)
  const outcome = await cancelRun(ctx, viewer, run)
  if (outcome.kind === 'refused') return moveRefused(outcome.rule, viewer.lang)
  return { __typename: 'RatingRunCancelled', run: await viewRun(ctx, outcome.run) }
}
