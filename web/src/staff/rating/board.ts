import type { BoardRatingsQuery } from '../../generated/operations.ts'

/** One rating as the board asks for it. */
export type BoardRating = NonNullable<BoardRatingsQuery['ratings']>['edges'][number]['node']

/** People compared with one another: their order, the ceiling and what it leaves open. */
export type BoardGroup = {
  key: string
  /** How many are GOOD or better; the ceiling is a share of them. */
  base: number
  capPercent: number
  places: number
  rated: BoardRating[]
  /** Where in `rated` the ceiling row stands: before the tied block, else after the last EXCELLENT. */
  ceilingAt: number
  /** Where the dashed line stands: after the last place or after the tied block. */
  lineAt: number
  tied: BoardRating[]
}

/** The board of one year: a group after another in the scheme's order, then who could not be rated. */
export type Board = { groups: BoardGroup[]; notRated: BoardRating[] }

/** Parts the ratings of a year into comparison groups and finds each ceiling (web.md 4.4, domain.md 8.2). */
export function layOutBoard(ratings: readonly BoardRating[]): Board {
  const rated = ratings.filter((rating) => rating.level !== 'NOT_RATED')
  const keys = new Set(rated.map(groupKey))
  return {
    groups: [...keys].map((key) => layOutGroup(key, rated)),
    notRated: ratings.filter((rating) => rating.level === 'NOT_RATED'),
  }
}

function groupKey(rating: BoardRating): string {
  return rating.quota?.comparisonGroup ?? ''
}

function layOutGroup(key: string, all: readonly BoardRating[]): BoardGroup {
  const rated = all.filter((rating) => groupKey(rating) === key)
  const quota = rated.find((rating) => rating.quota)?.quota
  const tied = rated.filter((rating) => rating.tied)
  const first = rated.findIndex((rating) => rating.tied)
  const excellent = rated.findLastIndex((rating) => rating.level === 'EXCELLENT') + 1
  return {
    key,
    base: quota?.base ?? 0,
    capPercent: quota?.capPercent ?? 0,
    places: quota?.places ?? 0,
    rated,
    tied,
    ceilingAt: first >= 0 ? first : excellent,
    lineAt: first >= 0 ? first + tied.length : excellent,
  }
}

/** The place in the group: "8", or "3–4" for a tied block, which has no order inside. */
export function rankText(group: BoardGroup, index: number): string {
  const rating = group.rated[index]
  if (!rating?.tied) return String(rating?.quota?.rank ?? index + 1)
  return `${group.ceilingAt + 1}–${group.ceilingAt + group.tied.length}`
}

/** How many people stand in tied blocks, and in how many blocks. */
export function openTies(board: Board): { blocks: number; people: number } {
  const tied = board.groups.filter((group) => group.tied.length > 0)
  return {
    blocks: tied.length,
    people: tied.reduce((sum, group) => sum + group.tied.length, 0),
  }
}
