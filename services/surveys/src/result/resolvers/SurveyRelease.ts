import { holds } from '@tinnhiem/kit/viewer'
import type { SurveyReleaseResolvers } from '../../generated/types.generated.ts'
import { ownPool } from '../../survey/own-pool.ts'
import { groupNames } from '../group-names.ts'
import { visibleGroups } from '../visible-groups.ts'

export const SurveyRelease: SurveyReleaseResolvers = {
  survey: ({ record }) => record,
  releasedOn: ({ signed }) => signed.releasedOn,
  hash: ({ signed }) => signed.hash,
  signature: ({ signed }) => signed.signature,
  ballots: ({ release }) => release.participation.ballots,
  eligible: ({ release }) => release.participation.eligible,
  passes: ({ record }) => record.totals?.passes ?? 0,
  groups: async ({ record, release }, _, ctx) => {
    const own = await ownPool(ctx, record)
    const visible = visibleGroups(ctx.viewer, record, release, own?.number ?? null)
    const nameOf = await groupNames(ctx, record)
    return visible.map((entry) => ({ ...entry, record, name: nameOf(entry.group, entry.pools) }))
  },
  signed: ({ record, signed }, _, ctx) =>
    holds(ctx.viewer, ['PROVINCIAL_OFFICER', 'INSPECTION'], record.audiencePath)
      ? signed.canonical
      : null,
}
