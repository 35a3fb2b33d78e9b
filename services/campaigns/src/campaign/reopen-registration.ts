import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { lastRegistrationDay, type Campaign } from './campaign.ts'
import { mayManage } from './campaign-rights.ts'
import { looserField } from './tighten.ts'

export type Reopened =
  | { kind: 'changed'; campaign: Campaign }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' | 'WRONG_STATE' | 'PARENT_CANCELLED' }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid'; field: string; rule: 'DAY_IN_PAST' | 'NOT_LATER' | 'LOOSER_THAN_PARENT' }

const OPEN_STATES = ['REGISTRATION_OPEN', 'RUNNING', 'COLLECTING_RESULTS']

/**
 * Gives registration a later last day (CAM-3). It may lie after the campaign's end, while results are collected; an
 * adopted campaign stays within its parent's day.
 */
export async function reopenRegistration(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  { version, until }: { version: number; until: string },
): Promise<Reopened> {
  if (!mayManage(viewer, campaign.issuerPath)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (campaign.version !== version) return { kind: 'conflict', currentVersion: campaign.version }
  if (!OPEN_STATES.includes(campaign.state)) return { kind: 'refused', rule: 'WRONG_STATE' }
  if (campaign.parentCancelled) return { kind: 'refused', rule: 'PARENT_CANCELLED' }
  const wrong = await wrongDay(ctx, campaign, until)
  if (wrong) return { kind: 'invalid', ...wrong }
  await ctx.audit.act(viewer, campaign.id, 'REOPEN_REGISTRATION')
  const next = await ctx.stores.campaign.advance(campaign, { registrationUntil: until }, null)
  if (next) return { kind: 'changed', campaign: next }
  const now = await ctx.stores.campaign.byId(campaign.id)
  return { kind: 'conflict', currentVersion: now?.version ?? version }
}

async function wrongDay({ clock, loaders }: Context, campaign: Campaign, until: string) {
  const field = 'until'
  if (until < clock.today()) return { field, rule: 'DAY_IN_PAST' as const }
  const { state, parentId, lineage } = campaign
  const last = lastRegistrationDay(campaign)
  const later = last === null ? state === 'COLLECTING_RESULTS' : until > last
  if (!later) return { field, rule: 'NOT_LATER' as const }
  const parent = parentId && lineage.length > 0 ? await loaders.campaign.load(parentId) : null
  if (!parent) return null
  const looser = looserField(parent, { ...campaign, registrationUntil: until })
  return looser && { field, rule: looser.rule }
}
