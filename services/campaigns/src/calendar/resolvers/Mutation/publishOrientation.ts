import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { publishOrientation as publish } from '../../publish-orientation.ts'
import { orientationInvalid, orientationRefused } from '../../words.ts'

export const publishOrientation: NonNullable<MutationResolvers['publishOrientation']> = async (
  _,
  { issuer: issuerId, version, ...wish },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await publish(ctx, viewer, { issuerId, version: version ?? null, ...wish })
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'OrientationChanged', orientation: outcome.orientation }
    case 'refused':
      return orientationRefused(viewer.lang)
    case 'invalid':
      return orientationInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
