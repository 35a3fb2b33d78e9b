import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { boardUnit } from '../../read-fund.ts'

/** @throws NotSignedIn, NotFound (no such organisation, a grassroots union, or not for this reader) */
export const fundBoard: NonNullable<QueryResolvers['fundBoard']> = async (
  _,
  { under, year },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const place = await boardUnit(ctx, viewer, under)
  if (!place) throw new NotFound(viewer.lang)
  return { place, year }
}
