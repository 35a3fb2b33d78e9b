import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { refuseUnknown } from '../../../cycle/mover.ts'
import { cancelRun } from '../../cancel-run.ts'
import { viewRun } from '../../view-run.ts'

export const cancelRatingRun: NonNullable<MutationResolvers['cancelRatingRun']> = async (
  _,
  { id },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const run = await ctx.stores.run.byId(id)
  if (!run) return await refuseUnknown(ctx, viewer)
  const outcome = await cancelRun(ctx, viewer, run)
  if (outcome.kind === 'refused') return moveRefused(outcome.rule, viewer.lang)
  return { __typename: 'RatingRunCancelled', run: await viewRun(ctx, outcome.run) }
}
