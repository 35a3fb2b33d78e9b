import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { editInitiative as edit } from '../../draft-initiative.ts'
import { answerTo } from '../../outcome.ts'
import { readInput } from '../../read-input.ts'

export const editInitiative: NonNullable<MutationResolvers['editInitiative']> = async (
  _,
  { initiative: id, version, input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await answerTo(ctx, viewer, await edit(ctx, viewer, { id, version, ...readInput(input) }))
}
