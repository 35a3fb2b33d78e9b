import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { participationResult } from '../../outcome.ts'
import { findParticipation } from '../../read-participation.ts'
import { withdraw } from '../../withdraw.ts'

/** @throws NotSignedIn, NotFound (no such registration, or not for this person) */
export const withdrawFromCampaign: NonNullable<MutationResolvers['withdrawFromCampaign']> = async (
  _,
  { participation: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const { participation, campaign, mayAct } = await findParticipation(ctx, viewer, id)
  if (!mayAct) return moveRefused('NOT_YOUR_ROLE', viewer.lang)
  return participationResult(
    await withdraw(ctx, viewer, { participation, campaign }, version),
    viewer.lang,
  )
}
