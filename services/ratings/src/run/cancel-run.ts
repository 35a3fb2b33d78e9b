import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { latestRunId, refusalOf, stateWithoutRun, type MoveRule } from '../cycle/cycle.ts'
import { factsOf, moverOf } from '../cycle/mover.ts'
import type { Run } from './run.ts'

export type RunCancelled = { kind: 'cancelled'; run: Run } | { kind: 'refused'; rule: MoveRule }

/**
 * Cancels a run: nothing of it is published, earlier results stay. First it is marked, so that no worker writes for it
 * any more; then its jobs and parts are removed.
 */
export async function cancelRun(
  ctx: Context,
  viewer: SignedInViewer,
  run: Run,
): Promise<RunCancelled> {
  const cycle = await ctx.stores.cycle.byId(run.cycleId)
  if (!cycle) throw new Error(`run ${run.id} has no cycle`)
  const mover = await moverOf(ctx, viewer, cycle)
  const rule = refusalOf(cycle, 'CANCEL_RUN', mover, await factsOf(ctx, cycle))
  if (rule !== null) return { kind: 'refused', rule }
  if (latestRunId(cycle) !== run.id) return { kind: 'refused', rule: 'WRONG_STATE' }
  const cancelled = await inTransaction(ctx.stores.connection, async (session) => {
    const state = stateWithoutRun(cycle)
    const step = { state, on: ctx.clock.today(), by: viewer.id }
    const moved = await ctx.stores.cycle.advance(cycle, { state }, step, session)
    const entry = { at: ctx.clock.now(), code: 'CANCELLED' as const, values: {} }
    const change = { state: 'CANCELLED' as const, finishedAt: new Date() }
    if (moved) await ctx.audit.act(viewer, cycle.id, 'CANCEL_RUN', session)
    return moved && (await ctx.stores.run.change(run.id, OPEN_STATES, change, entry, session))
  })
  if (!cancelled) return { kind: 'refused', rule: 'WRONG_STATE' }
  ctx.flow.remove(run).catch((error: unknown) => ctx.log.warn({ reason: String(error) }, 'queue'))
  ctx.loaders.run.clear(run.id)
  await ctx.stores.part.drop([run.id])
  await ctx.stores.rating.drop([run.id])
  return { kind: 'cancelled', run: cancelled }
}

const OPEN_STATES = ['QUEUED', 'RUNNING', 'FAILED'] as const
