import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveRefused } from '../../../refusals.ts'
import { participationResult } from '../../outcome.ts'
import { findParticipation } from '../../read-participation.ts'
import { reportProgress as report } from '../../report-progress.ts'

/** @throws NotSignedIn, NotFound (no such registration, or not for this person) */
export const reportProgress: NonNullable<MutationResolvers['reportProgress']> = async (
  _,
  { participation: id, version, value, note },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const { participation, campaign, mayAct } = await findParticipation(ctx, viewer, id)
  if (!mayAct) return moveRefused('NOT_YOUR_ROLE', viewer.lang)
  const told = { version, value, note: note ?? null }
  return participationResult(await report(ctx, viewer, participation, campaign, told), viewer.lang)
}
