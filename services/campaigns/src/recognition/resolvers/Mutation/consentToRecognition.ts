import { requireSignedIn } from '@tinnhiem/kit/viewer'
import type { MutationResolvers } from '../../../generated/types.generated.ts'
import { consentToRecognition as consent } from '../../move-recognition.ts'
import { answerRecognition } from '../../outcome.ts'

export const consentToRecognition: NonNullable<MutationResolvers['consentToRecognition']> = async (
  _,
  { recognition, name, picture, pictureEvidence, version },
  ctx,
) => {
  const viewer = requireSignedIn(ctx.viewer)
  const wish = { name, picture, pictureId: pictureEvidence ?? null, version: version ?? null }
  return await answerRecognition(ctx, viewer, await consent(ctx, viewer, recognition, wish))
}
