import type { ReleasedGroupResolvers } from '../../generated/types.generated.ts'
import type { Counts } from '../counts.ts'
import { shownTotal } from '../tiers.ts'

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
  questions: ({ group, codes, parts }) =>
    codes.map((question) => {
      const of = (each: { counts: Counts; eligible: number }) => ({
        levels: each.counts[question]?.levels ?? [],
        eligible: each.eligible,
      })
      const asked = parts.filter(({ counts }) => counts[question])
      const { precision, shares, atLeast80, scored } = shownTotal(of(group), asked.map(of))
      return { question, precision, shares, atLeast80, scored }
    }),
}
