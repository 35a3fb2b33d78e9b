import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import type { CampaignInput } from '../generated/types.generated.ts'
import type { Campaign } from './campaign.ts'
import { mayManage } from './campaign-rights.ts'
import { wrongField, type PlanRule } from './check-campaign.ts'
import { planOf, planWith } from './plan-input.ts'
import { looserField } from './tighten.ts'

export type Changed =
  | { kind: 'changed'; campaign: Campaign }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' | 'WRONG_STATE' | 'PARENT_CANCELLED' }
  | { kind: 'conflict'; currentVersion: number }
  | { kind: 'invalid'; field: string; rule: PlanRule | 'LOOSER_THAN_PARENT' }

/** Changes a draft; whoever does becomes one of its authors, and never approves it. */
export async function editCampaign(
  ctx: Context,
  viewer: SignedInViewer,
  campaign: Campaign,
  asked: { version: number; input: CampaignInput },
): Promise<Changed> {
  if (!mayManage(viewer, campaign.issuerPath)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (campaign.version !== asked.version)
    return { kind: 'conflict', currentVersion: campaign.version }
  if (campaign.state !== 'DRAFT') return { kind: 'refused', rule: 'WRONG_STATE' }
  if (campaign.parentCancelled) return { kind: 'refused', rule: 'PARENT_CANCELLED' }
  const plan = planWith(planOf(campaign), asked.input)
  const parent =
    campaign.parentId !== null && campaign.lineage.length > 0
      ? await ctx.loaders.campaign.load(campaign.parentId)
      : null
  const looser = parent && looserField(parent, { ...campaign, ...plan })
  const wrong = wrongField(plan) ?? looser
  if (wrong) return { kind: 'invalid', ...wrong }
  await ctx.audit.act(viewer, campaign.id, 'EDIT')
  const authors = [...new Set([...campaign.authors, viewer.id])]
  const next = await ctx.stores.campaign.advance(campaign, { ...plan, authors }, null)
  if (next) return { kind: 'changed', campaign: next }
  const now = await ctx.stores.campaign.byId(campaign.id)
  return { kind: 'conflict', currentVersion: now?.version ?? campaign.version }
}
