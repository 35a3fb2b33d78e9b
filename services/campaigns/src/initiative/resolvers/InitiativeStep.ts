import type { InitiativeStepResolvers } from '../../generated/types.generated.ts'

export const InitiativeStep: InitiativeStepResolvers = {
  by: ({ by }) => (by === null ? null : { __typename: 'Member', id: by }),
  decisionNo: ({ decision }) => decision?.no ?? null,
  decisionOn: ({ decision }) => decision?.on ?? null,
}
