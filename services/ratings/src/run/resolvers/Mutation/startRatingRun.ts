import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { moveRefused } from '../../../refusals.ts'
import { refuseUnknown } from '../../../cycle/mover.ts'
import { startRun } from '../../start-run.ts'
import { viewRun } from '../../view-run.ts'

export const startRatingRun: NonNullable<MutationResolvers['startRatingRun']> = async (
  _,
  { cycle: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const cycle = await ctx.stores.cycle.byId(id)
  if (!cycle) return await refuseUnknown(ctx, viewer)
  const outcome = await startRun(ctx, viewer, cycle, version)
  switch (outcome.kind) {
    case 'started':
      return { __typename: 'RatingRunStarted', run: await viewRun(ctx, outcome.run) }
    case 'refused':
      return moveRefused(outcome.rule, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
