import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { recordActivity } from '../../record-counts.ts'
import { fundInvalid, fundRefused } from '../../words.ts'

export const recordSocialActivity: NonNullable<MutationResolvers['recordSocialActivity']> = async (
  _,
  { unit: unitId, activity, version, ...held },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await recordActivity(ctx, viewer, {
    unitId,
    activityId: activity ?? null,
    version: version ?? null,
    ...held,
  })
  switch (outcome.kind) {
    case 'recorded':
      return { __typename: 'SocialActivityRecorded', activity: outcome.row }
    case 'refused':
      return fundRefused(viewer.lang)
    case 'invalid':
      return fundInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
