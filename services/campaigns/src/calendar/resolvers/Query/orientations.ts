import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { orientationsFor } from '../../read-calendar.ts'

export const orientations: NonNullable<QueryResolvers['orientations']> = async (
  _,
  { year },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await orientationsFor(ctx, viewer, `${year}-01-01`, `${year}-12-31`)
}
