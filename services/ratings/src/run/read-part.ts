import type { Post } from '../rating/inputs.ts'
import type { ProposedRating } from '../rating/rating.ts'
import { digestOf } from '../recompute.ts'
import type { Part } from './part-store.ts'

/**
 * The ratings of a part, in the order of its leaders; null when it is cut short, speaks about others, or is not what
 * its digest says.
 */
export function readPart(part: Part, posts: readonly Post[]): ProposedRating[] | null {
  if (!part.complete || part.done !== posts.length) return null
  if (digestOf(part.proposed) !== part.digest) return null
  const rated: ProposedRating[] = JSON.parse(part.proposed)
  const same =
    rated.length === posts.length && rated.every(({ postId }, at) => postId === posts[at]?.id)
  return same ? rated : null
}
