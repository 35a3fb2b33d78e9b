import { setImmediate } from 'node:timers/promises'
import type { Post } from '../rating/inputs.ts'
import { rateLeader } from '../rating/rate-leader.ts'
import type { ProposedRating } from '../rating/rating.ts'
import { digestOf } from '../recompute.ts'
import type { Basis } from './basis.ts'
import { bucketsOf, groupsOfRun } from './buckets.ts'
import type { Part } from './part-store.ts'
import { entryOf, type Attempt, type RunTools } from './run-tools.ts'
import type { Run } from './run.ts'

/** How often a slow part says how far it is. */
const MARK_EVERY_MS = 500

/**
 * Rates the leaders of one part from the frozen inputs, from nothing: never adds to what is there. Written with a
 * fence, and not at all for a run that was cancelled meanwhile (ratings.md 2).
 */
export async function rateBucket(tools: RunTools, runId: string, bucket: number): Promise<void> {
  const { stores } = tools
  const run = await stores.run.byId(runId)
  if (run?.state !== 'RUNNING') return
  const fence = await stores.part.nextFence(runId, bucket)
  if (fence > 1)
    await stores.run.count(runId, 'retries', entryOf(tools, 'PART_AGAIN', { bucket, fence }))
  const basis = await basisOf(tools, run)
  const posts = bucketsOf(basis.posts, run.bucketSize)[bucket]
  if (posts === undefined) throw new Error(`run ${runId} has no part ${bucket}`)
  const attempt = { runId, bucket, fence }
  const rated = await rateAll(tools, basis, posts, attempt)
  const proposed = JSON.stringify(rated)
  const digest = digestOf(proposed)
  await write(tools, { ...attempt, ...counted(posts), complete: true, digest, proposed })
}

/** The priors of every worker must be those of the run: a machine that computes otherwise is found here. */
async function basisOf(tools: RunTools, run: Run): Promise<Basis> {
  const basis = await tools.basisOf(run)
  if (basis.priorsHash !== run.priorsHash)
    throw new Error(`run ${run.id}: this worker estimates other priors`)
  return basis
}

async function rateAll(
  tools: RunTools,
  { inputs, priors }: Basis,
  posts: readonly Post[],
  attempt: Attempt,
): Promise<ProposedRating[]> {
  const rated: ProposedRating[] = []
  let marked = tools.faults.markAtOnce ? 0 : Date.now()
  for (const post of posts) {
    rated.push(rateLeader(inputs, priors, post.id))
    // Lets the queue renew its lock between leaders.
    await setImmediate()
    if (Date.now() - marked < MARK_EVERY_MS || rated.length === posts.length) continue
    marked = Date.now()
    const soFar = counted(posts.slice(0, rated.length))
    await write(tools, { ...attempt, ...soFar, complete: false, digest: '', proposed: '' })
  }
  return rated
}

function counted(posts: readonly Post[]): Pick<Part, 'at' | 'done' | 'groups'> {
  const groups = groupsOfRun(posts).map(({ upperId, total }) => ({ upperId, done: total }))
  return { at: new Date(), done: posts.length, groups }
}

async function write({ stores, faults, log }: RunTools, part: Part): Promise<void> {
  await faults.beforeWrite?.(part)
  if (!(await stores.run.isRunning(part.runId))) return
  const outcome = await stores.part.write(part, faults.fence !== false)
  if (outcome === 'NEWER_WON') log.info({ bucket: part.bucket }, 'a newer attempt has written it')
}
