import { UnrecoverableError } from 'bullmq'
import { createHash } from 'node:crypto'
import type { ProposedRating } from '../rating/rating.ts'
import { canonicalJson, digestOf } from '../recompute.ts'
import { bucketsOf } from './buckets.ts'
import { failRun } from './prepare-run.ts'
import { placed, rank, slim, type Ranking } from './ranking.ts'
import { readPart } from './read-part.ts'
import { recomputeApart } from './recompute-apart.ts'
import { entryOf, type RunTools } from './run-tools.ts'
import type { Run, RunStep } from './run.ts'
import { showRatings } from './show-ratings.ts'

/**
 * Last steps of a run: all parts are there, the ceiling over all leaders, the same bytes from the frozen inputs alone,
 * and then one change of the cycle that shows the ratings to the council. Goes through the parts one by one, so that
 * memory does not grow with the files of all leaders. Safe to repeat.
 * @throws UnrecoverableError when a part is missing: the repair brings it
 */
export async function finishRun(tools: RunTools, runId: string): Promise<void> {
  const run = await tools.stores.run.byId(runId)
  if (run?.state !== 'RUNNING' || run.inputsHash === null) return
  if (!(await atStep(tools, run, 'CEILING'))) return
  const { inputs } = await tools.basisOf(run)
  const ranking = rank(await allSlim(tools, run), inputs.scheme)
  await atStep(tools, run, 'CHECK', 'CEILING_APPLIED')
  const { ratingsHash, digests } = await digestsOf(tools, run, ranking)
  const again = await recomputeApart(await tools.stores.text.get(run.inputsHash))
  if (again !== ratingsHash) return void (await failRun(tools, runId, 'CHECK_DIFFERS'))
  if (!(await atStep(tools, run, 'WRITE', 'CHECK_SAME'))) return
  await storeAll(tools, run, ranking)
  const digestsHash = await tools.stores.text.put(canonicalJson(digests))
  await showRatings(tools, run, ranking.ratings, { ratingsHash, digestsHash })
}

async function allSlim(tools: RunTools, run: Run): Promise<ProposedRating[]> {
  const all: ProposedRating[] = []
  for await (const proposed of partsOf(tools, run)) all.push(...proposed.map(slim))
  return all
}

/**
 * SHA-256 of the canonical JSON of the list, which is that of its items between commas, in order of post id; and of every
 * item by itself, so that a reader is told whether one file is still what was recomputed.
 */
async function digestsOf(tools: RunTools, run: Run, ranking: Ranking) {
  const digest = createHash('sha256')
  const digests: Record<string, string> = {}
  let before = '['
  for await (const proposed of partsOf(tools, run))
    for (const one of proposed) {
      const text = canonicalJson(placed(one, ranking))
      digest.update(before + text)
      digests[one.postId] = digestOf(text)
      before = ','
    }
  return { ratingsHash: digest.update(']').digest('hex'), digests }
}

/** Nothing is dropped first: a second worker at the same step would empty a board that the first has shown. */
async function storeAll(tools: RunTools, run: Run, ranking: Ranking): Promise<void> {
  const { inputs } = await tools.basisOf(run)
  const uppers = new Map(inputs.posts.map(({ id, upperId }) => [id, upperId]))
  for await (const proposed of partsOf(tools, run))
    await tools.stores.rating.put(
      run,
      proposed.map((one) => ({
        rating: placed(one, ranking),
        position: ranking.positions.get(one.postId) ?? 0,
        upperId: uppers.get(one.postId) ?? null,
      })),
    )
}

/** The parts in their order. A missing part means "not published", never a partial number (ratings.md 2). */
async function* partsOf(tools: RunTools, run: Run): AsyncGenerator<ProposedRating[]> {
  const { posts } = await tools.basisOf(run)
  const buckets = bucketsOf(posts, run.bucketSize)
  let next = 0
  for await (const part of tools.stores.part.each(run.id)) {
    const rated = part.bucket === next ? readPart(part, buckets[next] ?? []) : null
    if (rated === null) break
    yield rated
    next += 1
  }
  if (next !== buckets.length || posts.length !== run.total)
    throw new UnrecoverableError(`part ${next} of ${buckets.length} is missing`)
}

async function atStep(
  tools: RunTools,
  run: Run,
  step: RunStep,
  done?: 'CEILING_APPLIED' | 'CHECK_SAME',
): Promise<Run | null> {
  const entry = done ? entryOf(tools, done) : null
  return await tools.stores.run.change(run.id, ['RUNNING'], { step }, entry)
}
