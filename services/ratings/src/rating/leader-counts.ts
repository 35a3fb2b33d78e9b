import { indexOf } from './cycle-index.ts'
import { addCounts, sum } from './decimals.ts'
import type { CycleInputs, Post, QuestionCounts, ReleasedGroup } from './inputs.ts'

/** The released groups that speak about a leader, in order of id: the own pool, or all groups wholly below. */
export function groupsOf(inputs: CycleInputs, post: Post): ReleasedGroup[] {
  const index = indexOf(inputs)
  const pool = index.poolByUnion.get(post.unionId)
  const own = pool === undefined ? [] : [pool]
  const groups = post.kind === 'CHAIR' ? own : (index.groupsByUpper.get(post.unionId) ?? [])
  return groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Integer counts of one question summed over groups; groups that were not asked count nothing. Throws for other levels. */
export function sumCounts(
  groups: readonly ReleasedGroup[],
  question: string,
  levels: number,
): QuestionCounts {
  const rows = groups.flatMap((group) => group.counts[question] ?? [])
  if (rows.some((row) => row.levels.length !== levels))
    throw new Error(`The release counts ${question} by other levels than the scheme`)
  return {
    levels: addCounts(
      rows.map((row) => row.levels),
      levels,
    ),
    skipped: sum(rows.map((row) => row.skipped)),
    dontKnow: sum(rows.map((row) => row.dontKnow)),
  }
}
