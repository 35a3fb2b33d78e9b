import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { decide } from '../../decide.ts'
import { participationResult } from '../../outcome.ts'

/** @throws NotSignedIn, NotFound (no such registration, or not for this person) */
export const returnProgress: NonNullable<MutationResolvers['returnProgress']> = async (
  _,
  { participation, version, reason },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const asked = { version, verify: false, reason }
  return participationResult(await decide(ctx, viewer, participation, asked), viewer.lang)
}
