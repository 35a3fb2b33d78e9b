import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { recordContribution as record } from '../../record-counts.ts'
import { fundInvalid, fundRefused } from '../../words.ts'

export const recordContribution: NonNullable<MutationResolvers['recordContribution']> = async (
  _,
  { unit: unitId, appeal: appealId, version, ...count },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await record(ctx, viewer, {
    unitId,
    appealId,
    version: version ?? null,
    ...count,
  })
  switch (outcome.kind) {
    case 'recorded':
      return { __typename: 'ContributionRecorded', summary: outcome.row }
    case 'refused':
      return fundRefused(viewer.lang)
    case 'invalid':
      return fundInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
