import type { CycleStepResolvers } from '../../generated/types.generated.ts'

/** Who moved a cycle is for those who answer for it; everybody else sees that it was moved. */
export const CycleStep: CycleStepResolvers = {
  by: ({ by, shownBy }) => (shownBy && by !== null ? { __typename: 'Member', id: by } : null),
}
