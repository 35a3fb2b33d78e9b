import { allBuckets, failRun } from './prepare-run.ts'
import { entryOf, type RunTools } from './run-tools.ts'
import { isActive, type Run } from './run.ts'

/** Rounds of repair before a run is given up, with its missing part named. */
const MOST_REPAIRS = 10

/**
 * Compares the runs MongoDB knows with the jobs Redis holds: a run whose jobs were lost or gave up gets new ones for
 * the parts that are missing. Redis may be wiped at any time (reliability.md 2). Safe to overlap.
 */
export async function repairRuns(tools: RunTools): Promise<void> {
  for (const run of await tools.stores.run.inStates(['QUEUED', 'RUNNING'])) await repair(tools, run)
  await sweep(tools)
}

async function repair(tools: RunTools, run: Run): Promise<void> {
  const state = await tools.flow.state(run)
  if (state !== null && state !== 'failed' && state !== 'completed') return
  const now = await tools.stores.run.byId(run.id)
  if (now?.state !== run.state) return
  if (run.repairs >= MOST_REPAIRS) return void (await failRun(tools, run.id, 'PARTS_MISSING'))
  await tools.flow.remove(run)
  if (run.state === 'QUEUED') {
    await tools.flow.prepare(run)
    // counted too: inputs that can never be frozen must not be tried for ever
    return await tools.stores.run.count(run.id, 'repairs')
  }
  const complete = new Set(await tools.stores.part.completeBuckets(run.id))
  const missing = allBuckets(run).filter((bucket) => !complete.has(bucket))
  await tools.flow.add(run, missing)
  const entry = entryOf(tools, 'QUEUE_REBUILT', { parts: missing.length })
  await tools.stores.run.count(run.id, 'repairs', entry)
}

/**
 * Forgets the parts of runs that ended, and ratings no cycle names; also what a worker wrote after its run was
 * cancelled.
 */
async function sweep({ stores }: RunTools): Promise<void> {
  const ids = new Set([...(await stores.part.runIds()), ...(await stores.rating.runIds())])
  const ended = (await stores.run.byIds([...ids])).filter((run) => !isActive(run))
  const shown = new Set((await stores.cycle.withResult()).map(({ result }) => result?.runId))
  const stale = ended.filter((run) => !shown.has(run.id))
  await stores.part.drop(ended.map(({ id }) => id))
  await stores.rating.drop(stale.map(({ id }) => id))
}
