import type { ModelStepResolvers } from '../../generated/types.generated.ts'

export const ModelStep: ModelStepResolvers = {
  by: ({ by }) => ({ __typename: 'Member', id: by }),
  decisionNo: ({ decision }) => decision?.no ?? null,
  decisionOn: ({ decision }) => decision?.on ?? null,
}
