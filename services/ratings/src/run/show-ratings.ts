import { inTransaction } from '@tinnhiem/kit/mongo'
import { latestRunId, type CycleResult, type LevelCounts } from '../cycle/cycle.ts'
import type { LeaderRating } from '../rating/rating.ts'
import { entryOf, type RunTools } from './run-tools.ts'
import type { Run } from './run.ts'

/** Ratings are stored under their run, where nobody looks until the cycle names that run: that is done here. */
export async function showRatings(
  tools: RunTools,
  { id: runId, cycleId, startedBy, inputsHash, closingDay }: Run,
  ratings: readonly LeaderRating[],
  hashes: Pick<CycleResult, 'ratingsHash' | 'digestsHash'>,
): Promise<void> {
  const { stores, clock } = tools
  if (inputsHash === null || closingDay === null) throw new Error(`run ${runId} was not frozen`)
  const counts = levelCounts(ratings)
  const result: CycleResult = { runId, startedBy, closingDay, inputsHash, ...hashes, counts }
  const before = await inTransaction(stores.connection, async (session) => {
    const cycle = await stores.cycle.byId(cycleId)
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

/** How many leaders there are per class; ties count where they are published, and once more by themselves. */
function levelCounts(ratings: readonly LeaderRating[]): LevelCounts {
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
