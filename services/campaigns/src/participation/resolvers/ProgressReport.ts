import type { ProgressReportResolvers } from '../../generated/types.generated.ts'

/** Who reported and decided is for the unit's officers and the levels above. */
export const ProgressReport: ProgressReportResolvers = {
  by: ({ by, shownBy }) => (shownBy ? { __typename: 'Member', id: by } : null),
  decidedBy: ({ decidedBy, shownBy }) =>
    shownBy && decidedBy !== null ? { __typename: 'Member', id: decidedBy } : null,
}
