import { moveDue } from '../campaign/moves.ts'
import { makeMove } from '../campaign/move-campaign.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { isAlive } from '../roster/is-alive.ts'
import type { WorkerContext } from './worker-context.ts'

const UNPUBLISHED = ['DRAFT', 'IN_REVIEW', 'APPROVED'] as const

/**
 * Asks the clock and the database what is due (D-18): campaigns that start or end, and unpublished ones of a unit that
 * ended. Safe to run twice and beside itself: every move is of one version. One campaign's trouble holds up no other.
 */
export async function tick(ctx: WorkerContext): Promise<void> {
  for (const campaign of await ctx.stores.campaign.dueOn(ctx.clock.today()))
    await guard(ctx, campaign, async () => await moveOn(ctx, campaign))
  for (const campaign of await unpublishedOfEnded(ctx))
    await guard(ctx, campaign, async () => await cancel(ctx, campaign))
}

async function guard(ctx: WorkerContext, { id, state }: Campaign, work: () => Promise<unknown>) {
  await work().catch((error: unknown) => {
    ctx.log.error({ campaign: id, state, reason: String(error) }, 'tick')
  })
}

/** A campaign published after its first day, or even after its last, goes through every step it missed. */
async function moveOn(ctx: WorkerContext, campaign: Campaign): Promise<void> {
  let now: Campaign | null = campaign
  while (now) {
    const move = moveDue(now, ctx.clock.today())
    now = move && (await makeMove(ctx, now, move, { by: null, reason: null }))
  }
}

async function unpublishedOfEnded({ stores, clock }: WorkerContext): Promise<Campaign[]> {
  const issuers = await stores.campaign.issuersIn(UNPUBLISHED)
  const units = await stores.projection.organizationsById(issuers)
  const ended = units.filter((unit) => !isAlive(unit, clock.today()))
  if (ended.length === 0) return []
  return await stores.campaign.ofIssuers(
    ended.map(({ id }) => id),
    UNPUBLISHED,
  )
}

/** What a unit never published ends with it; what it published goes on, in the hands of the level above. */
async function cancel(ctx: WorkerContext, campaign: Campaign): Promise<void> {
  await makeMove(ctx, campaign, 'CANCEL', { by: null, reason: 'UNIT_ENDED' })
}
