import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerDecision } from '../../answer-decision.ts'
import { decideEvidence } from '../../decide-evidence.ts'

export const verifyEvidence: NonNullable<MutationResolvers['verifyEvidence']> = async (
  _,
  { evidence: id, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await decideEvidence(ctx, viewer, 'VERIFY', { id, version, reason: null })
  return answerDecision(outcome, viewer.lang)
}
