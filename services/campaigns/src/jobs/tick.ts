import { moveDue } from '../campaign/moves.ts'
import { makeMove } from '../campaign/move-campaign.ts'
import type { Campaign } from '../campaign/campaign.ts'
import { isAlive } from '../roster/is-alive.ts'
import type { WorkerContext } from './worker-context.ts'

/**
 * Asks the clock and the database what is due (D-18): campaigns that start or end, and unpublished ones of a unit that
 * ended. Safe to run twice and beside itself: every move is of one version. One campaign's trouble holds up no other.
 */
export async function tick(ctx: WorkerContext): Promise<void> {
  const dated = await ctx.stores.campaign.inStates(['REGISTRATION_OPEN', 'RUNNING'])
  const unpublished = await ctx.stores.campaign.inStates(['DRAFT', 'IN_REVIEW', 'APPROVED'])
  for (const campaign of dated) await guard(ctx, campaign, async () => await moveOn(ctx, campaign))
  for (const campaign of unpublished)
    await guard(ctx, campaign, async () => await cancelOfEnded(ctx, campaign))
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

/** What a unit never published ends with it; what it published goes on, in the hands of the level above. */
async function cancelOfEnded(ctx: WorkerContext, campaign: Campaign): Promise<void> {
  const issuer = await ctx.stores.projection.organization(campaign.issuerId)
  if (!issuer || isAlive(issuer, ctx.clock.today())) return
  await makeMove(ctx, campaign, 'CANCEL', { by: null, reason: 'UNIT_ENDED' })
}
