import { startOfDay } from '@tinnhiem/kit/clock'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { Campaign } from './campaign.ts'
import { mayManage } from './campaign-rights.ts'

export type Reminded =
  | { kind: 'changed'; campaign: Campaign }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' | 'WRONG_STATE' | 'REMINDED_LATELY' }
  | { kind: 'conflict'; currentVersion: number }

const DAYS_BETWEEN = 7
const REMINDABLE = ['REGISTRATION_OPEN', 'RUNNING', 'COLLECTING_RESULTS']

/**
 * One reminder to all who registered, at most once in seven days. It is one line on the campaign that its participants
 * find among their notices: no list of people is made, and nobody hears who did not register.
 */
export async function remindRegistered(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
): Promise<Reminded> {
  if (!mayManage(viewer, campaign.issuerPath)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (!REMINDABLE.includes(campaign.state)) return { kind: 'refused', rule: 'WRONG_STATE' }
  const today = ctx.clock.today()
  const last = campaign.reminders.at(-1)
  if (last !== undefined && daysBetween(last, today) < DAYS_BETWEEN)
    return { kind: 'refused', rule: 'REMINDED_LATELY' }
  await ctx.audit.act(viewer, campaign.id, 'REMIND')
  const reminders = [...campaign.reminders, today]
  const next = await ctx.stores.campaign.advance(campaign, { reminders }, null)
  if (next) return { kind: 'changed', campaign: next }
  const now = await ctx.stores.campaign.byId(campaign.id)
  return { kind: 'conflict', currentVersion: now?.version ?? campaign.version }
}

function daysBetween(from: string, to: string): number {
  return (startOfDay(to).getTime() - startOfDay(from).getTime()) / 86_400_000
}
