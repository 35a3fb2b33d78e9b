import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { leaveInitiative as leave } from '../../join-initiative.ts'
import { initiativeRefused } from '../../words.ts'

export const leaveInitiative: NonNullable<MutationResolvers['leaveInitiative']> = async (
  _,
  { initiative: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await leave(ctx, viewer, { id, version })
  switch (outcome.kind) {
    case 'left':
      return { __typename: 'InitiativeLeft', id }
    case 'refused':
      return initiativeRefused(outcome.rule, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
