import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { versionConflict } from '@tinnhiem/kit/refusals'
import { removeEvidence as remove } from '../../decide-evidence.ts'
import { evidenceRefused } from '../../words.ts'

export const removeEvidence: NonNullable<MutationResolvers['removeEvidence']> = async (
  _,
  { evidence: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await remove(ctx, viewer, { id, version, reason: null })
  switch (outcome.kind) {
    case 'removed':
      return { __typename: 'EvidenceRemoved', id: outcome.id }
    case 'refused':
      return evidenceRefused(outcome.rule, viewer.lang)
    case 'conflict':
      return versionConflict(outcome.currentVersion, viewer.lang)
  }
}
