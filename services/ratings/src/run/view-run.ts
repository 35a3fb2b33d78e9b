import type { Context } from '../context.ts'
import type { PartProgress } from './progress.ts'
import type { Run } from './run.ts'

/** A run with its parts as they stand: what a page of progress is made of. */
export type RunView = Run & { parts: PartProgress[]; stopped: boolean; now: Date }

/**
 * Counts a run from its parts in MongoDB, so that a reload, another browser and a wiped queue all tell the same. A run
 * without a living worker is stopped.
 */
export async function viewRun({ stores }: Context, run: Run): Promise<RunView> {
  const now = run.finishedAt ?? new Date()
  if (run.state !== 'RUNNING' && run.state !== 'QUEUED')
    return { ...run, parts: await partsOfEnded(stores.part.progressOf, run), stopped: false, now }
  const [parts, alive] = await Promise.all([
    stores.part.progressOf(run.id),
    stores.worker.anyAlive(),
  ])
  return { ...run, parts, stopped: !alive, now }
}

/** The parts of a finished run are swept away; then everything is done. */
async function partsOfEnded(
  progressOf: (runId: string) => Promise<PartProgress[]>,
  run: Run,
): Promise<PartProgress[]> {
  if (run.state !== 'DONE') return await progressOf(run.id)
  const groups = run.groups.map(({ upperId, total }) => ({ upperId, done: total }))
  return [{ at: run.finishedAt ?? run.startedAt, done: run.total, groups }]
}
