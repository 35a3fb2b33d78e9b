import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { refusalOf, runIdOf, type Cycle, type MoveRule } from '../cycle/cycle.ts'
import { factsOf, moverOf } from '../cycle/mover.ts'
import { readRelease } from '../release/signed-release.ts'
import type { Run } from './run.ts'

export type RunStarted =
  | { kind: 'started'; run: Run }
  | { kind: 'refused'; rule: MoveRule }
  | { kind: 'conflict'; currentVersion: number }

/**
 * Starts a run of a cycle. What it computes with is frozen by the worker, first of all; who starts it cannot approve
 * what it gives (D-19). Redis may be away: the run then waits, and the repair hands it over.
 */
export async function startRun(
  ctx: Context,
  viewer: SignedInViewer,
  cycle: Cycle,
  version: number,
): Promise<RunStarted> {
  const mover = await moverOf(ctx, viewer, cycle)
  const rule = refusalOf(cycle, 'START_RUN', mover, await factsOf(ctx, cycle))
  if (rule !== null) return { kind: 'refused', rule }
  if (cycle.version !== version) return { kind: 'conflict', currentVersion: cycle.version }
  if (!(await releaseIsTrue(ctx, cycle))) return { kind: 'refused', rule: 'RELEASE_MISSING' }
  const run = newRun(cycle, viewer.id, ctx.clock.now())
  const moved = await inTransaction(ctx.stores.connection, async (session) => {
    const step = { state: 'RANKING' as const, on: ctx.clock.today(), by: viewer.id }
    const change = { state: 'RANKING' as const, runNo: run.no }
    const next = await ctx.stores.cycle.advance(cycle, change, step, session)
    if (!next) return null
    await ctx.stores.run.insert(run, session)
    await ctx.audit.act(viewer, cycle.id, 'START_RUN', session)
    return next
  })
  if (!moved) return { kind: 'conflict', currentVersion: await currentVersion(ctx, cycle) }
  ctx.flow.prepare(run).catch((error: unknown) => ctx.log.warn({ reason: String(error) }, 'queue'))
  return { kind: 'started', run }
}

/** The signature is checked at intake and again here: what lies in a database may have been changed since. */
async function releaseIsTrue({ stores, releaseKeys }: Context, cycle: Cycle): Promise<boolean> {
  const release = await stores.release.byId(cycle.surveyId)
  if (release === null) return false
  const canonical = await stores.text.get(release.releaseHash)
  return readRelease({ ...release, canonical }, releaseKeys).ok
}

async function currentVersion({ stores }: Context, cycle: Cycle): Promise<number> {
  return (await stores.cycle.byId(cycle.id))?.version ?? cycle.version
}

function newRun(cycle: Cycle, startedBy: string, at: Date): Run {
  const no = cycle.runNo + 1
  return {
    id: runIdOf(cycle.id, no),
    cycleId: cycle.id,
    no,
    state: 'QUEUED',
    startedBy,
    startedAt: new Date(),
    finishedAt: null,
    step: 'FREEZE_INPUTS',
    inputsHash: null,
    closingDay: null,
    priorsHash: null,
    total: 0,
    bucketSize: 0,
    buckets: 0,
    groups: [],
    retries: 0,
    repairs: 0,
    failure: null,
    log: [{ at, code: 'STARTED', values: {} }],
  }
}
