import { inTransaction } from '@tinnhiem/kit/mongo'
import { within } from '@tinnhiem/kit/roles'
import { holds, type SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Context } from '../context.ts'
import type { CampaignInput } from '../generated/types.generated.ts'
import { isAlive } from '../roster/is-alive.ts'
import type { Campaign } from './campaign.ts'
import { APPROVERS } from './campaign-rights.ts'
import { wrongField, type PlanRule } from './check-campaign.ts'
import { draftOf, newId } from './draft-campaign.ts'
import { isOpenAbove, OPEN_ABOVE } from './moves.ts'
import { planOf, planWith } from './plan-input.ts'
import { looserField } from './tighten.ts'

export type AdoptRule = 'NOT_YOUR_ROLE' | 'NOT_IN_AUDIENCE' | 'PARENT_NOT_OPEN' | 'ADOPTED_ALREADY'

export type Adopted =
  | { kind: 'drafted'; campaign: Campaign }
  | { kind: 'refused'; rule: AdoptRule }
  | { kind: 'invalid'; field: string; rule: PlanRule | 'LOOSER_THAN_PARENT' }

/**
 * A draft of a lower unit that keeps the link to its parent (CAM-2): the parent's plan with the unit's own content,
 * tightened and never loosened. It goes through its own review; its goals are its own.
 */
export async function adoptCampaign(
  ctx: Context,
  viewer: SignedInViewer,
  parent: Campaign,
  unitId: string,
  input: CampaignInput,
): Promise<Adopted> {
  const unit = await ctx.loaders.organization.load(unitId)
  if (!unit || !holds(viewer, APPROVERS, unit.path))
    return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  const refusal = adoptionRefusal(parent, unit, ctx.clock.today())
  if (refusal) return { kind: 'refused', rule: refusal }
  // goals belong to a level: the parent's numbers are not the child's
  const plan = planWith({ ...planOf(parent), goals: [] }, input)
  const wrong = wrongField(plan) ?? looserField(parent, { ...parent, ...plan })
  if (wrong) return { kind: 'invalid', ...wrong }
  const campaign = childOf(parent, unit, plan, viewer.id, ctx.clock.today())
  await ctx.audit.act(viewer, campaign.id, 'ADOPT')
  const { stores } = ctx
  const stored = await inTransaction(
    stores.connection,
    async (session) =>
      await stores.campaign.insertChild(campaign, { id: parent.id, states: OPEN_ABOVE }, session),
  )
  if (stored === 'stored') return { kind: 'drafted', campaign }
  const rule = stored === 'adopted already' ? 'ADOPTED_ALREADY' : 'PARENT_NOT_OPEN'
  return { kind: 'refused', rule }
}

function adoptionRefusal(
  parent: Campaign,
  unit: OrganizationItem,
  today: string,
): AdoptRule | null {
  const below = within(unit.path, parent.audiencePath) && unit.id !== parent.issuerId
  if (!below || !isAlive(unit, today)) return 'NOT_IN_AUDIENCE'
  return isOpenAbove(parent.state) && !parent.parentCancelled ? null : 'PARENT_NOT_OPEN'
}

function childOf(
  parent: Campaign,
  unit: OrganizationItem,
  plan: Parameters<typeof draftOf>[4],
  by: string,
  today: string,
): Campaign {
  return {
    ...draftOf(newId(), today, by, { issuer: unit, audience: unit }, plan),
    template: parent.template,
    phase: parent.phase,
    measure: parent.measure,
    parentId: parent.id,
    rootId: parent.rootId,
    lineage: [parent.id, ...parent.lineage],
  }
}
