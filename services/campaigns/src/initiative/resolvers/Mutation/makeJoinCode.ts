import { NotFound } from '@tinnhiem/kit/errors'
import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { makeJoinCode as make } from '../../join-initiative.ts'
import { seen } from '../../read-initiative.ts'
import { initiativeInvalid, initiativeRefused } from '../../words.ts'

export const makeJoinCode: NonNullable<MutationResolvers['makeJoinCode']> = async (
  _,
  { initiative: id, version, place },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await make(ctx, viewer, { id, version, place })
  switch (outcome.kind) {
    case 'made': {
      const initiative = await seen(ctx, viewer, outcome.initiative)
      if (!initiative) throw new NotFound(viewer.lang)
      return { __typename: 'JoinCodeMade', code: outcome.code, until: outcome.until, initiative }
    }
    case 'refused':
      return initiativeRefused(outcome.rule, viewer.lang)
    case 'invalid':
      return initiativeInvalid(outcome.problem, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
