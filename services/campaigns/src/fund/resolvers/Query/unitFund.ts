import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { isOwnOfficer, unitFor } from '../../fund-rights.ts'

/** @throws NotSignedIn, NotFound (no such unit, or not the own one) */
export const unitFund: NonNullable<QueryResolvers['unitFund']> = async (_, { unit, year }, ctx) => {
  const viewer = requireSignedIn(ctx.viewer)
  const place = await unitFor(ctx, viewer, unit)
  if (!isOwnOfficer(viewer, place)) throw new NotFound(viewer.lang)
  return { place, year }
}
