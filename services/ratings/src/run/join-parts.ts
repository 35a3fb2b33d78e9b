import type { Post } from '../rating/inputs.ts'
import type { ProposedRating } from '../rating/rating.ts'
import { digestOf } from '../recompute.ts'
import type { Part } from './part-store.ts'

export type JoinedParts =
  | { ok: true; proposed: ProposedRating[] }
  | { ok: false; missing: number[] }

/**
 * All parts of a run as one list, or which of them are missing, cut short, or not what their digest says. A missing
 * part means "not published", never a partial number (ratings.md 2).
 */
export function joinParts(
  parts: readonly Part[],
  buckets: readonly (readonly Post[])[],
): JoinedParts {
  const byBucket = new Map(parts.map((part) => [part.bucket, part]))
  const read = buckets.map((posts, bucket) => readPart(byBucket.get(bucket), posts))
  const missing = read.flatMap((rated, bucket) => (rated === null ? [bucket] : []))
  if (missing.length > 0 || byBucket.size !== buckets.length) return { ok: false, missing }
  return { ok: true, proposed: read.flatMap((rated) => rated ?? []) }
}

function readPart(part: Part | undefined, posts: readonly Post[]): ProposedRating[] | null {
  if (!part?.complete || digestOf(part.proposed) !== part.digest) return null
  const rated: ProposedRating[] = JSON.parse(part.proposed)
  const same =
    rated.length === posts.length && rated.every(({ postId }, at) => postId === posts[at]?.id)
  return same && part.done === posts.length ? rated : null
}
