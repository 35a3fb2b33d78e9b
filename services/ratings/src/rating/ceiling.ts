import type { LeaderScheme } from '../scheme/leader-scheme.ts'
import { type CeilingMark, changeOf, reasonsOf } from './class-words.ts'
import { round6 } from './decimals.ts'
import { compareKeys, isCandidate, placesOf, select } from './quota.ts'
import type { Ceiling, LeaderRating, ProposedRating, RatedLeader, ScoredLeader } from './rating.ts'
import { topGroupLine, topGroupProbability } from './top-group.ts'

/** Comparison groups that are not an upper union. */
export const DIRECT_GROUP = 'DIRECT_UNDER_PROVINCE'
export const PROVINCE_GROUP = 'PROVINCE'
export const POOLED_GROUP = 'POOLED'

/**
 * Applies the ceiling to all proposed ratings of a cycle: comparison groups (small ones of chairs compared together),
 * places, order, ties left to people, `levelBeforeCap`, the reasons, and what would have changed the class. In order of
 * post id. domain.md 8.2, ratings.md 3.
 */
export function applyCeiling(
  proposed: readonly ProposedRating[],
  scheme: LeaderScheme,
): LeaderRating[] {
  const unrated = proposed.filter((rating) => rating.level === 'NOT_RATED')
  const scored = proposed.filter((rating) => rating.level !== 'NOT_RATED')
  const rated = [...comparisonGroups(scored, scheme)].flatMap(([group, leaders]) =>
    capGroup(group, leaders, scheme),
  )
  return [...unrated, ...rated].toSorted((a, b) => (a.postId < b.postId ? -1 : 1))
}

function comparisonGroups(
  leaders: readonly ScoredLeader[],
  scheme: LeaderScheme,
): Map<string, ScoredLeader[]> {
  const groups = Map.groupBy(leaders, (leader) => leader.group)
  const small = [...groups].filter(
    ([group, members]) =>
      group !== PROVINCE_GROUP && countGood(members, scheme) < scheme.ceiling.poolBelow,
  )
  for (const [group] of small) groups.delete(group)
  const pooled = small.flatMap(([, members]) => members)
  return small.length === 0 ? groups : groups.set(POOLED_GROUP, pooled)
}

/** Leaders at one of the two best levels before the ceiling. */
function countGood(leaders: readonly ScoredLeader[], scheme: LeaderScheme): number {
  const good = scheme.levels.slice(0, 2).map(({ level }) => level)
  return leaders.filter((leader) => good.includes(leader.levelBeforeCap)).length
}

function capGroup(
  group: string,
  leaders: readonly ScoredLeader[],
  scheme: LeaderScheme,
): RatedLeader[] {
  const [best, second] = scheme.levels
  if (best === undefined || second === undefined) throw new Error('A scheme needs two levels')
  const base = countGood(leaders, scheme)
  const places = placesOf(scheme.ceiling, base, leaders.length)
  const candidates = leaders
    .filter((leader) => leader.levelBeforeCap === best.level)
    .toSorted(compareKeys)
  const totals = candidates.map(({ total }) => total)
  const line = topGroupLine(totals, places, best.from)
  const marks = marksOf(candidates, places)
  const tiedWith = candidates
    .filter((leader) => marks.get(leader) === 'TIED')
    .map(({ postId }) => postId)
    .toSorted()
  const placed = [...marks.values()].filter((mark) => mark === 'PLACED').length
  const around = { lastPlaced: totals[places - 1] ?? null, firstOut: totals[placed] ?? null }
  const ranks = ranksOf(leaders)
  return leaders.map((leader) => {
    const mark = marks.get(leader) ?? 'NONE'
    const ceiling: Ceiling = {
      group,
      base: scheme.ceiling.base === 'ALL_RATED' ? leaders.length : base,
      cap: scheme.ceiling.cap,
      places,
      candidates: candidates.length,
      rank: ranks.get(leader) ?? 0,
      tie: mark === 'TIED',
      tiedWith: mark === 'TIED' ? tiedWith : [],
      line: line === null ? null : round6(line),
      topGroupProbability: round6(probability(leader, line, scheme)),
    }
    return {
      ...leader,
      level: mark === 'TIED' || mark === 'CUT' ? second.level : leader.level,
      reasons: reasonsOf(leader, mark, scheme),
      ceiling,
      change: changeOf(leader, mark, around, scheme),
    }
  })
}

function marksOf(
  candidates: readonly ScoredLeader[],
  places: number,
): Map<ScoredLeader, CeilingMark> {
  const { placed, tied, rest } = select(candidates, places)
  const marks = new Map<ScoredLeader, CeilingMark>()
  for (const leader of placed) marks.set(leader, 'PLACED')
  for (const leader of tied) marks.set(leader, 'TIED')
  for (const leader of rest) marks.set(leader, 'CUT')
  return marks
}

/** Whom a gate keeps out has no chance, however high the total. */
function probability(leader: ScoredLeader, line: number | null, scheme: LeaderScheme): number {
  return isCandidate(leader, scheme.ceiling) ? topGroupProbability(leader, line) : 0
}

/** Rank = 1 + how many come before; leaders with equal keys share one. */
function ranksOf(leaders: readonly ScoredLeader[]): Map<ScoredLeader, number> {
  const ranks = new Map<ScoredLeader, number>()
  let rank = 0
  let before: ScoredLeader | null = null
  for (const [at, leader] of leaders.toSorted(compareKeys).entries()) {
    if (before === null || compareKeys(before, leader) !== 0) rank = at + 1
    ranks.set(leader, rank)
    before = leader
  }
  return ranks
}
