import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { QueryResolvers } from '../../../generated/types.generated.ts'
import { aidFundFor } from '../../read-fund.ts'

/** @throws NotSignedIn, NotFound (no such unit, no fund, or not for this reader) */
export const mutualAidFund: NonNullable<QueryResolvers['mutualAidFund']> = async (
  _,
  { unit },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const fund = await aidFundFor(ctx, viewer, unit)
  if (!fund) throw new NotFound(viewer.lang)
  return fund
}
