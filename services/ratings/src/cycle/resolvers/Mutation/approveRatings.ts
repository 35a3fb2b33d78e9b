import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { approveRatings as approve } from '../../approve-ratings.ts'
import { refuseUnknown } from '../../mover.ts'

export const approveRatings: NonNullable<MutationResolvers['approveRatings']> = async (
  _,
  { cycle: id, version, decisionNo },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const cycle = await ctx.stores.cycle.byId(id)
  if (!cycle) return await refuseUnknown(ctx, viewer)
  const outcome = await approve(ctx, viewer, cycle, { version, decisionNo })
  switch (outcome.kind) {
    case 'approved':
      return { __typename: 'RatingCycleChanged', cycle: { ...outcome.cycle, sees: 'ALL' } }
    case 'refused':
      return moveRefused(outcome.rule, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
    case 'invalid':
      return invalidInput('decisionNo', 'DECISION_NO', viewer.lang)
  }
}
