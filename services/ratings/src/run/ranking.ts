import { applyCeiling } from '../rating/ceiling.ts'
import { boardOrder } from '../rating/board-order.ts'
import type { LeaderRating, ProposedRating, RatedLeader } from '../rating/rating.ts'
import type { LeaderScheme } from '../scheme/leader-scheme.ts'

/** What the comparison of all leaders adds to a proposed rating. */
type Ranked = Pick<RatedLeader, 'level' | 'reasons' | 'ceiling' | 'change'>

/** The ceiling over all leaders of a run, and the order of the board, without the lines of anybody's file. */
export type Ranking = {
  ratings: readonly LeaderRating[]
  byPost: ReadonlyMap<string, Ranked>
  positions: ReadonlyMap<string, number>
}

/** A rating without its lines and counts: comparing leaders needs neither, and they are most of its size. */
export function slim(proposed: ProposedRating): ProposedRating {
  return proposed.level === 'NOT_RATED' ? proposed : { ...proposed, lines: [], counts: [] }
}

/** Compares all leaders of a run at once. */
export function rank(proposed: readonly ProposedRating[], scheme: LeaderScheme): Ranking {
  const ratings = applyCeiling(proposed, scheme)
  const byPost = new Map<string, Ranked>()
  for (const rating of ratings) {
    if (rating.level === 'NOT_RATED') continue
    const { level, reasons, ceiling, change } = rating
    byPost.set(rating.postId, { level, reasons, ceiling, change })
  }
  const positions = new Map(boardOrder(ratings).map(({ postId }, at) => [postId, at]))
  return { ratings, byPost, positions }
}

/** A proposed rating with its place among all others: the finished rating of that leader. */
export function placed(proposed: ProposedRating, { byPost }: Ranking): LeaderRating {
  if (proposed.level === 'NOT_RATED') return proposed
  const ranked = byPost.get(proposed.postId)
  if (ranked === undefined) throw new Error(`post ${proposed.postId} was not compared`)
  return { ...proposed, ...ranked }
}
