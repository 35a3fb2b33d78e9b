import { inTransaction } from '@tinnhiem/kit/mongo'
import { UnrecoverableError } from 'bullmq'
import { latestRunId, type CycleResult, type LevelCounts } from '../cycle/cycle.ts'
import { applyCeiling } from '../rating/ceiling.ts'
import type { LeaderRating } from '../rating/rating.ts'
import { canonicalJson, recompute } from '../recompute.ts'
import type { Basis } from './basis.ts'
import { joinParts } from './join-parts.ts'
import { failRun } from './prepare-run.ts'
import { entryOf, type RunTools } from './run-tools.ts'
import type { Run, RunStep } from './run.ts'

/**
 * Last steps of a run: all parts are there, the ceiling over all leaders, the same bytes from the frozen inputs alone,
 * and then one change of the cycle that shows the ratings to the council. Safe to repeat.
 * @throws UnrecoverableError when a part is missing: the repair brings it
 */
export async function finishRun(tools: RunTools, runId: string): Promise<void> {
  const run = await tools.stores.run.byId(runId)
  if (run?.state !== 'RUNNING') return
  const basis = await tools.basisOf(run)
  const joined = joinParts(await tools.stores.part.all(runId), basis.buckets)
  if (!joined.ok) throw new UnrecoverableError(`parts missing: ${joined.missing.join(', ')}`)
  if (joined.proposed.length !== run.total) throw new UnrecoverableError('leaders missing')
  if (!(await atStep(tools, run, 'CEILING'))) return
  const ratings = applyCeiling(joined.proposed, basis.inputs.scheme)
  const text = canonicalJson(ratings)
  await atStep(tools, run, 'CHECK', 'CEILING_APPLIED')
  if (recompute(basis.text) !== text) return void (await failRun(tools, runId, 'CHECK_DIFFERS'))
  if (!(await atStep(tools, run, 'WRITE', 'CHECK_SAME'))) return
  await writeRatings(tools, run, ratings, text)
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

/** Ratings are stored under their run, where nobody looks until the cycle names that run. */
async function writeRatings(
  tools: RunTools,
  run: Run,
  ratings: readonly LeaderRating[],
  text: string,
): Promise<void> {
  const { stores, clock } = tools
  const ratingsHash = await stores.text.put(text)
  await stores.rating.putAll(run, ratings, uppersOf(await tools.basisOf(run)))
  const { id: runId, startedBy, inputsHash, closingDay } = run
  if (inputsHash === null || closingDay === null) throw new Error(`run ${runId} was not frozen`)
  const counts = levelCounts(ratings)
  const result: CycleResult = { runId, startedBy, closingDay, inputsHash, ratingsHash, counts }
  const before = await inTransaction(stores.connection, async (session) => {
    const cycle = await stores.cycle.byId(run.cycleId)
    if (cycle?.state !== 'RANKING' || latestRunId(cycle) !== runId) return null
    const entry = entryOf(tools, 'WRITTEN', { leaders: ratings.length })
    const change = { state: 'DONE' as const, finishedAt: new Date() }
    if (!(await stores.run.change(runId, ['RUNNING'], change, entry, session))) return null
    const step = { state: 'APPROVAL' as const, on: clock.today(), by: null }
    const moved = await stores.cycle.advance(cycle, { state: 'APPROVAL', result }, step, session)
    if (!moved) throw new Error(`cycle ${cycle.id} was changed while run ${runId} ended`)
    return cycle.result
  })
  if (before) await stores.rating.drop([before.runId])
}

function uppersOf({ inputs }: Basis): Map<string, string | null> {
  return new Map(inputs.posts.map(({ id, upperId }) => [id, upperId]))
}

/** How many leaders there are per class; ties count where they are published, and once more by themselves. */
export function levelCounts(ratings: readonly LeaderRating[]): LevelCounts {
  const count = (level: LeaderRating['level']) =>
    ratings.filter((rating) => rating.level === level).length
  const notRated = count('NOT_RATED')
  return {
    rated: ratings.length - notRated,
    excellent: count('EXCELLENT'),
    good: count('GOOD'),
    completed: count('COMPLETED'),
    notCompleted: count('NOT_COMPLETED'),
    notRated,
    tied: ratings.filter((rating) => rating.level !== 'NOT_RATED' && rating.ceiling.tie).length,
  }
}
