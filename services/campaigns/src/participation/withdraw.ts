import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { ClientSession } from 'mongoose'
import { initiativeCounts, programmeOf, putInitiatives } from '../board/count-initiatives.ts'
import type { Campaign } from '../campaign/campaign.ts'
import type { Context } from '../context.ts'
import { withdrawRefusal, type Participation } from './participation.ts'
import { tellRegistered } from './tell-registered.ts'

export type Withdrawn =
  | { kind: 'changed'; participation: Participation }
  | { kind: 'refused'; rule: 'WITHDRAWN' | 'WRONG_STATE' }
  | { kind: 'conflict'; currentVersion: number }

/** Leaves a campaign; the reports stay with the registration. A unit leaves the boards, and the fact is taken back. */
export async function withdraw(
  ctx: Context,
  viewer: SignedInViewer,
  { participation, campaign }: { participation: Participation; campaign: Campaign },
  version: number,
): Promise<Withdrawn> {
  if (participation.version !== version)
    return { kind: 'conflict', currentVersion: participation.version }
  const rule = withdrawRefusal(participation, campaign.state)
  if (rule) return { kind: 'refused', rule }
  const next = await inTransaction(ctx.stores.connection, async (session) => {
    const left = await leave(ctx, participation, campaign, session)
    if (left?.kind === 'UNION') await ctx.audit.act(viewer, left.id, 'WITHDRAW_UNIT', session)
    return left
  })
  if (next) return { kind: 'changed', participation: next }
  const now = await ctx.stores.participation.byId(participation.id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

async function leave(
  ctx: Context,
  participation: Participation,
  campaign: Campaign,
  session: ClientSession,
): Promise<Participation | null> {
  const change = { state: 'WITHDRAWN' as const, withdrawnOn: ctx.clock.today(), waiting: false }
  const next = await ctx.stores.participation.advance(participation, change, session)
  if (!next || next.kind === 'MEMBER') return next
  const boards = [campaign.id, ...campaign.lineage]
  await ctx.stores.board.remove(boards, next.subjectId, session)
  await keepInitiatives(ctx, next, campaign, session)
  if (next.counts) await tellRegistered(ctx, session, next)
  return next
}

/** Initiatives count without a registration: a unit that has some stays on the boards, without a target. */
async function keepInitiatives(
  { stores }: Context,
  { subjectId }: Participation,
  campaign: Campaign,
  session: ClientSession,
): Promise<void> {
  const programme = programmeOf(campaign)
  if (programme === null) return
  const { registered } = await initiativeCounts(stores, subjectId, programme, session)
  if (registered > 0) await putInitiatives(stores, session, subjectId, programme)
}
