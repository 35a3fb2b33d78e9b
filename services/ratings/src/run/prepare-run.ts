import { freezeInputs } from '../cycle/freeze-inputs.ts'
import { bucketSizeFor, groupsOfRun } from './buckets.ts'
import { entryOf, type RunTools } from './run-tools.ts'
import type { Run, RunFailure } from './run.ts'

/** First steps of a run: freeze the inputs once, estimate the priors, hand the parts to the queue. Safe to repeat. */
export async function prepareRun(tools: RunTools, runId: string): Promise<void> {
  const run = await tools.stores.run.byId(runId)
  if (run?.state !== 'QUEUED') return
  const frozen = run.inputsHash === null ? await freeze(tools, run) : run
  if (frozen === null) return
  const { priorsHash } = await tools.basisOf(frozen)
  const running = await tools.stores.run.change(
    runId,
    ['QUEUED'],
    { state: 'RUNNING', step: 'LEADERS', priorsHash },
    entryOf(tools, 'PRIORS_ESTIMATED', { leaders: frozen.total, parts: frozen.buckets }),
  )
  if (running) await tools.flow.add(running, allBuckets(running))
}

export function allBuckets({ buckets }: Pick<Run, 'buckets'>): number[] {
  return Array.from({ length: buckets }, (_, bucket) => bucket)
}

async function freeze(tools: RunTools, run: Run): Promise<Run | null> {
  const cycle = await tools.stores.cycle.byId(run.cycleId)
  if (!cycle) throw new Error(`run ${run.id} has no cycle`)
  const frozen = await freezeInputs(tools.stores, tools.releaseKeys, cycle)
  if (!frozen.ok) return await failRun(tools, run.id, frozen.problem)
  const { inputsHash, closingDay } = frozen
  const { posts } = await tools.basisOf(frozen)
  if (posts.length === 0) return await failRun(tools, run.id, 'NO_LEADERS')
  const total = posts.length
  const bucketSize = bucketSizeFor(total)
  const buckets = Math.ceil(total / bucketSize)
  const groups = groupsOfRun(posts)
  return await tools.stores.run.change(
    run.id,
    ['QUEUED'],
    { inputsHash, closingDay, total, bucketSize, buckets, groups, step: 'PRIORS' },
    entryOf(tools, 'INPUTS_FROZEN', { leaders: total, hash: inputsHash.slice(0, 12) }),
  )
}

/** Ends a run that cannot give ratings; its cycle keeps what it had. */
export async function failRun(tools: RunTools, runId: string, failure: RunFailure): Promise<null> {
  const change = { state: 'FAILED' as const, failure, finishedAt: new Date() }
  const entry = entryOf(tools, 'FAILED', { failure })
  await tools.stores.run.change(runId, ['QUEUED', 'RUNNING'], change, entry)
  return null
}
