import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerDecision } from '../../answer-decision.ts'
import { decideEvidence } from '../../decide-evidence.ts'

export const returnEvidence: NonNullable<MutationResolvers['returnEvidence']> = async (
  _,
  { evidence: id, version, reason },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await decideEvidence(ctx, viewer, 'RETURN', { id, version, reason })
  return answerDecision(outcome, viewer.lang)
}
