import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { invalidInput, moveRefused } from '../../../refusals.ts'
import { openCycle } from '../../open-cycle.ts'

export const openRatingCycle: NonNullable<MutationResolvers['openRatingCycle']> = async (
  _,
  { year, survey, scheme },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const asked = { year, surveyId: survey, schemeCode: scheme }
  const outcome = await openCycle(ctx, viewer, asked)
  switch (outcome.kind) {
    case 'opened':
      return { __typename: 'RatingCycleChanged', cycle: { ...outcome.cycle, sees: 'ALL' } }
    case 'refused':
      return moveRefused(outcome.rule, viewer.lang)
    case 'invalid':
      return invalidInput(outcome.field, outcome.rule, viewer.lang)
  }
}
