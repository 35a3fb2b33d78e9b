import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { listFilter, pageOf } from '../../list-campaigns.ts'

/** @throws NotSignedIn */
export const campaigns: NonNullable<QueryResolvers['campaigns']> = async (
  _,
  { list, state, first, after },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await pageOf(ctx, listFilter(viewer, list, state ?? null), { first, after })
}
