import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Campaign } from '../campaign/campaign.ts'
import { isReason } from '../campaign/moves.ts'
import type { Context } from '../context.ts'
import {
  decideRefusal,
  type Decider,
  type DecideRule,
  type Participation,
  type Report,
} from './participation.ts'
import { putOnBoards } from './put-on-boards.ts'

export type Decided =
  | { kind: 'changed'; participation: Participation }
  | { kind: 'refused'; rule: DecideRule | 'REASON_NEEDED' | 'WRONG_STATE' }
  | { kind: 'conflict'; currentVersion: number }

/** `reason` null: the report is verified; otherwise it goes back to the unit with it. */
export type AskedDecision = { version: number; verify: boolean; reason: string | null }

const DECIDABLE = ['RUNNING', 'SUSPENDED', 'COLLECTING_RESULTS', 'REVIEWED']

/** The level above verifies the newest report, or returns it with a reason; who and when stay in the history. */
export async function decideProgress(
  ctx: Context,
  viewer: SignedInViewer,
  { participation, campaign }: { participation: Participation; campaign: Campaign },
  decider: Decider,
  { version, verify, reason }: AskedDecision,
): Promise<Decided> {
  const forbidden = decideRefusal(participation, decider)
  const stale = participation.version !== version
  if (stale && (forbidden === null || forbidden === 'NOTHING_WAITS'))
    return { kind: 'conflict', currentVersion: participation.version }
  if (forbidden) return { kind: 'refused', rule: forbidden }
  if (!DECIDABLE.includes(campaign.state)) return { kind: 'refused', rule: 'WRONG_STATE' }
  if (!verify && !isReason(reason)) return { kind: 'refused', rule: 'REASON_NEEDED' }
  await ctx.audit.act(viewer, participation.id, verify ? 'VERIFY' : 'RETURN')
  const decision = {
    state: verify ? ('VERIFIED' as const) : ('RETURNED' as const),
    decidedOn: ctx.clock.today(),
    decidedBy: viewer.id,
    reason: verify ? null : (reason?.trim() ?? null),
  }
  const next = await write(ctx, participation, campaign, decision)
  if (next) return { kind: 'changed', participation: next }
  const now = await ctx.stores.participation.byId(participation.id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

async function write(
  ctx: Context,
  participation: Participation,
  campaign: Campaign,
  decision: Pick<Report, 'state' | 'decidedOn' | 'decidedBy' | 'reason'>,
): Promise<Participation | null> {
  const last = participation.reports.length - 1
  const reports = participation.reports.map((report, at) =>
    at === last ? { ...report, ...decision } : report,
  )
  return await inTransaction(ctx.stores.connection, async (session) => {
    const change = { reports, waiting: false }
    const stored = await ctx.stores.participation.advance(participation, change, session)
    if (stored) await putOnBoards(ctx, stored, campaign, session)
    return stored
  })
}
