import { publish } from '@tinnhiem/kit/event'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { ratingsPublished } from '../events.ts'
import { refusalOf, type Cycle, type MoveRule } from './cycle.ts'
import { factsOf, moverOf } from './mover.ts'

export type RatingsApproved =
  | { kind: 'approved'; cycle: Cycle }
  | { kind: 'refused'; rule: MoveRule }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid' }

const LONGEST_DECISION = 100

/** Approves and publishes a year's ratings: another person than who started the run, with a decision's number (D-19). */
export async function approveRatings(
  ctx: Context,
  viewer: SignedInViewer,
  cycle: Cycle,
  asked: { version: number; decisionNo: string },
): Promise<RatingsApproved> {
  const mover = await moverOf(ctx, viewer, cycle)
  const rule = refusalOf(cycle, 'APPROVE', mover, await factsOf(ctx, cycle))
  if (rule !== null) return { kind: 'refused', rule }
  if (cycle.version !== asked.version) return { kind: 'conflict', currentVersion: cycle.version }
  const decisionNo = asked.decisionNo.trim()
  if (decisionNo === '' || decisionNo.length > LONGEST_DECISION) return { kind: 'invalid' }
  const published = await publishCycle(ctx, viewer, cycle, decisionNo)
  if (published) return { kind: 'approved', cycle: published }
  const now = await ctx.stores.cycle.byId(cycle.id)
  return { kind: 'conflict', currentVersion: now?.version ?? cycle.version }
}

/** The cycle's one document makes all its ratings public at once; the event goes out with it. */
async function publishCycle(
  { stores, clock, audit }: Context,
  viewer: SignedInViewer,
  cycle: Cycle,
  decisionNo: string,
): Promise<Cycle | null> {
  return await inTransaction(stores.connection, async (session) => {
    const state = 'PUBLISHED' as const
    const step = { state, on: clock.today(), by: viewer.id }
    const next = await stores.cycle.advance(cycle, { state, decisionNo }, step, session)
    if (!next?.result) return null
    await audit.act(viewer, cycle.id, 'APPROVE', session)
    const { ratingsHash } = next.result
    const told = { cycleId: cycle.id, year: cycle.year, ratingsHash }
    await publish(stores.outbox, session, ratingsPublished, told)
    return next
  })
}
