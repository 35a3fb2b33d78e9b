import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { publishAidFund } from '../../publish-aid-fund.ts'
import { fundInvalid, fundRefused } from '../../words.ts'

export const publishMutualAidFund: NonNullable<MutationResolvers['publishMutualAidFund']> = async (
  _,
  { unit: unitId, version, ...page },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await publishAidFund(ctx, viewer, { unitId, version: version ?? null, ...page })
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'MutualAidFundChanged', fund: { ...outcome.fund, manages: true } }
    case 'refused':
      return fundRefused(viewer.lang)
    case 'invalid':
      return fundInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
