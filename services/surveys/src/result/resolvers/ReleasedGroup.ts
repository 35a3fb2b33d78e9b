import type { ReleasedGroupResolvers } from '../../generated/types.generated.ts'
import { shownShares } from '../tiers.ts'

export const ReleasedGroup: ReleasedGroupResolvers = {
  id: ({ group }) => group.id,
  kind: ({ group }) => group.kind,
  name: ({ name }) => name,
  pools: ({ pools }) => pools,
  organization: ({ group }) => {
    const union = group.kind === 'POOL' ? group.pools[0]?.unionId : group.upperId
    return union ? { id: union } : null
  },
  ballots: ({ group }) => group.ballots,
  eligible: ({ group }) => group.eligible,
  /** Only what the tiers allow; counts stay inside. */
  questions: ({ group, codes }) =>
    codes.map((question) => {
      const levels = group.counts[question]?.levels ?? []
      const { precision, shares, atLeast80, scored } = shownShares({
        levels,
        eligible: group.eligible,
      })
      return { question, precision, shares, atLeast80, scored }
    }),
}
