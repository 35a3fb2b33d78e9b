import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { openAppeal } from '../../open-appeal.ts'
import { fundInvalid, fundRefused } from '../../words.ts'

export const openFundAppeal: NonNullable<MutationResolvers['openFundAppeal']> = async (
  _,
  { issuer: issuerId, ...asked },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await openAppeal(ctx, viewer, { issuerId, ...asked })
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'FundAppealChanged', appeal: outcome.appeal }
    case 'refused':
      return fundRefused(viewer.lang)
    case 'invalid':
      return fundInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
