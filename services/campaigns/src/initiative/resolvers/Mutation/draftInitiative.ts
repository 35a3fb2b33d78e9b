import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { draftInitiative as draft } from '../../draft-initiative.ts'
import { answerTo } from '../../outcome.ts'
import { readInput } from '../../read-input.ts'

export const draftInitiative: NonNullable<MutationResolvers['draftInitiative']> = async (
  _,
  { input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  return await answerTo(ctx, viewer, await draft(ctx, viewer, readInput(input)))
}
