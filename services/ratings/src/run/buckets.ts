import type { Post } from '../rating/inputs.ts'
import type { RunGroup } from './run.ts'

const LARGEST = 50
const WANTED = 200

/** Leaders in one job: one each in a small run, 50 at most (ratings.md 2: never a job per answer). */
export function bucketSizeFor(leaders: number): number {
  return Math.min(LARGEST, Math.max(1, Math.ceil(leaders / WANTED)))
}

/** The leaders to rate, in order of post id, cut into parts: the same for everybody who has the inputs. */
export function bucketsOf(posts: readonly Post[], size: number): Post[][] {
  const buckets: Post[][] = []
  for (let at = 0; at < posts.length; at += size) buckets.push(posts.slice(at, at + size))
  return buckets
}

/** The upper union whose bar of progress a leader moves: an upper chair's own. */
export function upperOf(post: Post): string | null {
  return post.kind === 'UPPER_CHAIR' ? post.unionId : post.upperId
}

/** How many leaders each upper union has. */
export function groupsOfRun(posts: readonly Post[]): RunGroup[] {
  const counts = new Map<string | null, number>()
  for (const post of posts) counts.set(upperOf(post), (counts.get(upperOf(post)) ?? 0) + 1)
  return [...counts].map(([upperId, total]) => ({ upperId, total }))
}
