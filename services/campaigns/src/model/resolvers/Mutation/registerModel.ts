import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerModel } from '../../outcome.ts'
import { registerModel as register } from '../../register-model.ts'

export const registerModel: NonNullable<MutationResolvers['registerModel']> = async (
  _,
  { unit, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await register(ctx, viewer, unit, {
    kind: input.kind ?? 'MODEL',
    field: input.field,
    name: input.name.trim(),
    place: input.place.trim(),
    goal: input.goal.trim(),
    partnerId: input.partner ?? null,
    launchedBy: input.launchedBy,
    replicaOf: input.replicaOf ?? null,
  })
  return await answerModel(ctx, viewer, outcome)
}
