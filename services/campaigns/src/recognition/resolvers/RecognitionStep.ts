import type { RecognitionStepResolvers } from '../../generated/types.generated.ts'

export const RecognitionStep: RecognitionStepResolvers = {
  by: ({ by }) => ({ __typename: 'Member', id: by }),
}
