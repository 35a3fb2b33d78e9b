import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { moveInitiative as makeMove } from '../../move-initiative.ts'
import { answerTo } from '../../outcome.ts'

export const moveInitiative: NonNullable<MutationResolvers['moveInitiative']> = async (
  _,
  { initiative, version, move, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await makeMove(ctx, viewer, initiative, {
    move,
    version,
    reason: input?.reason ?? null,
    decisionNo: input?.decisionNo ?? null,
    decisionOn: input?.decisionOn ?? null,
    programmeId: input?.programme ?? null,
    replicatedBy: input?.replicatedBy ?? null,
  })
  return await answerTo(ctx, viewer, outcome)
}
