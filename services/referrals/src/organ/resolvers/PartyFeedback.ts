import type { PartyFeedbackResolvers } from '../../generated/types.generated.ts'
import { isFeedbackKind } from '../feedback.ts'

export const PartyFeedback: PartyFeedbackResolvers = {
  kind: ({ kind }) => {
    if (!isFeedbackKind(kind)) throw new Error(`${kind} is no feedback`)
    return kind
  },
  validUntil: ({ until }) => until,
}
