import { inTransaction } from '@tinnhiem/kit/mongo'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Campaign } from '../campaign/campaign.ts'
import type { Context } from '../context.ts'
import {
  isNote,
  isValue,
  newReport,
  reportRefusal,
  type Participation,
  type ReportRule,
} from './participation.ts'
import { putOnBoards } from './put-on-boards.ts'

export type Reported =
  | { kind: 'changed'; participation: Participation }
  | { kind: 'refused'; rule: ReportRule }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid'; field: 'value' | 'note'; rule: 'VALUE_RANGE' | 'TEXT_TOO_LONG' }

export type AskedReport = { version: number; value: number; note: string | null }

/** A new report behind the earlier ones; a unit's waits for the level above, a person's own stays a note of that person. */
export async function reportProgress(
  ctx: Context,
  viewer: SignedInViewer,
  participation: Participation,
  campaign: Campaign,
  { version, value, note }: AskedReport,
): Promise<Reported> {
  if (participation.version !== version)
    return { kind: 'conflict', currentVersion: participation.version }
  const rule = reportRefusal(participation, campaign)
  if (rule) return { kind: 'refused', rule }
  if (!isValue(value)) return { kind: 'invalid', field: 'value', rule: 'VALUE_RANGE' }
  if (!isNote(note)) return { kind: 'invalid', field: 'note', rule: 'TEXT_TOO_LONG' }
  const told = { value, note: note?.trim() ?? null, on: ctx.clock.today(), by: viewer.id }
  const report = newReport(participation, told, campaign.endsOn)
  const change = {
    reports: [...participation.reports, report],
    waiting: report.state === 'WAITING',
  }
  const next = await inTransaction(ctx.stores.connection, async (session) => {
    const stored = await ctx.stores.participation.advance(participation, change, session)
    if (stored?.kind !== 'UNION') return stored
    await ctx.audit.act(viewer, stored.id, 'REPORT', session)
    await putOnBoards(ctx, stored, campaign, session)
    return stored
  })
  if (next) return { kind: 'changed', participation: next }
  const now = await ctx.stores.participation.byId(participation.id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}
