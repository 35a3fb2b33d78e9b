import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { answerRecognition } from '../../outcome.ts'
import { proposeRecognition as propose } from '../../propose-recognition.ts'

export const proposeRecognition: NonNullable<MutationResolvers['proposeRecognition']> = async (
  _,
  { input },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const outcome = await propose(ctx, viewer, {
    subject: input.subject,
    title: input.title,
    citation: input.citation ?? null,
    initiativeId: input.initiative ?? null,
    place: input.place ?? null,
    modelId: input.model ?? null,
    unitId: input.unit ?? null,
  })
  return await answerRecognition(ctx, viewer, outcome)
}
