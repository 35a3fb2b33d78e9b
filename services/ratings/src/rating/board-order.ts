import type { LeaderRating, RatedLeader } from './rating.ts'
import { compareKeys } from './quota.ts'

/**
 * Ratings in the order of the board: post, comparison group, the scheme's order inside it, exact ties in order of id;
 * who is not rated comes last (web.md 4.4).
 */
export function boardOrder(ratings: readonly LeaderRating[]): LeaderRating[] {
  const rated = ratings.filter((rating) => rating.level !== 'NOT_RATED').toSorted(compareRated)
  const unrated = ratings.filter((rating) => rating.level === 'NOT_RATED')
  return [...rated, ...unrated.toSorted(compareHeads)]
}

function compareRated(a: RatedLeader, b: RatedLeader): number {
  return (
    compare(a.post, b.post) ||
    compare(a.ceiling.group, b.ceiling.group) ||
    compareKeys(a, b) ||
    compare(a.postId, b.postId)
  )
}

function compareHeads(a: LeaderRating, b: LeaderRating): number {
  return compare(a.post, b.post) || compare(a.group, b.group) || compare(a.postId, b.postId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
