import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { addRound } from '../../open-appeal.ts'
import { fundInvalid, fundRefused } from '../../words.ts'

export const addFundRound: NonNullable<MutationResolvers['addFundRound']> = async (
  _,
  { appeal: appealId, version, round },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await addRound(ctx, viewer, { appealId, version, round })
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
