import { publish } from '@tinnhiem/kit/event'
import { inTransaction } from '@tinnhiem/kit/mongo'
import type { Clock } from '@tinnhiem/kit/clock'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { ClientSession } from 'mongoose'
import type { Context } from '../context.ts'
import { campaignMoved } from '../events.ts'
import type { Stores } from '../stores.ts'
import type { Campaign, CampaignMove, Step } from './campaign.ts'
import type { CampaignChange } from './campaign-store.ts'
import { factsOf, moverOf } from './campaign-rights.ts'
import { rightsRefusal, stateAfter, stateRefusal, type MoveRule } from './moves.ts'

/** After these nobody decides on a report any more. */
const ENDING: readonly CampaignMove[] = ['PUBLISH_RESULTS', 'CANCEL']

export type Moved =
  | { kind: 'changed'; campaign: Campaign }
  | { kind: 'refused'; rule: MoveRule }
  | { kind: 'conflict'; currentVersion: number }

export type AskedMove = { version: number; move: CampaignMove; reason: string | null }

/** A person's move: rights first, so that a stranger learns nothing; then the version; then the state (4.3.2). */
export async function moveCampaign(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  { version, move, reason }: AskedMove,
): Promise<Moved> {
  const mover = moverOf(viewer, campaign)
  const forbidden = rightsRefusal(campaign, move, mover)
  if (forbidden) return { kind: 'refused', rule: forbidden }
  if (campaign.version !== version) return { kind: 'conflict', currentVersion: campaign.version }
  const rule = stateRefusal(campaign, move, mover, await factsOf(ctx, campaign, reason))
  if (rule) return { kind: 'refused', rule }
  await ctx.audit.act(viewer, campaign.id, move)
  const next = await makeMove(ctx, campaign, move, {
    by: viewer.id,
    reason: reason?.trim() ?? null,
  })
  if (next) return { kind: 'changed', campaign: next }
  const now = await ctx.stores.campaign.byId(campaign.id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

/**
 * Writes a legal move, what the children are told and the event, together or not at all.
 * @returns null when somebody else was first
 */
export async function makeMove(
  { stores, clock }: { stores: Stores; clock: Clock },
  campaign: Campaign,
  move: CampaignMove,
  { by, reason }: Pick<Step, 'by' | 'reason'>,
): Promise<Campaign | null> {
  const on = clock.today()
  const step: Step = { move, state: stateAfter(campaign, move), on, by, reason }
  const change = { ...changeOf(campaign, move, step), state: step.state }
  return await inTransaction(stores.connection, async (session) => {
    const next = await stores.campaign.advance(campaign, change, step, session)
    if (!next) return null
    if (ENDING.includes(move)) await stores.participation.stopWaiting(campaign.id, session)
    if (move === 'CONTINUE_ALONE') await leaveBoardsAbove(stores, campaign, session)
    const notice = { code: move, from: campaign.id, on, reason }
    await stores.campaign.tellChildren(campaign.id, notice, session)
    await publish(stores.outbox, session, campaignMoved, {
      campaignId: next.id,
      issuerId: next.issuerId,
      state: next.state,
      version: next.version,
      on,
    })
    return next
  })
}

/** A unit's registration counts on the boards above only while the cascade holds. */
async function leaveBoardsAbove(stores: Stores, { id, lineage }: Campaign, session: ClientSession) {
  const below = await stores.campaign.belowIds(id, session)
  await stores.board.leave(lineage, [id, ...below], session)
  await stores.campaign.cutLineage(id, lineage, session)
}

/** What else a move changes. */
function changeOf(
  campaign: Campaign,
  move: CampaignMove,
  { on, by, reason }: Step,
): CampaignChange {
  switch (move) {
    case 'SUBMIT':
      return {
        authors: [...new Set([...campaign.authors, ...(by === null ? [] : [by])])],
        reason: null,
      }
    case 'PUBLISH':
      return { publishedOn: on }
    case 'RETURN':
    case 'SUSPEND':
      return { reason }
    case 'CANCEL':
      return { reason, parentCancelled: false, adoption: null }
    case 'RESUME':
      return { reason: null }
    case 'CONTINUE_ALONE':
      return { parentCancelled: false, lineage: [], adoption: null }
    case 'APPROVE':
    case 'START':
    case 'END':
    case 'REVIEW':
    case 'PUBLISH_RESULTS':
    case 'ARCHIVE':
      return {}
  }
}
