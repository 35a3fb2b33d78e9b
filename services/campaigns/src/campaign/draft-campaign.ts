import { within } from '@tinnhiem/kit/roles'
import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { OrganizationItem } from '@tinnhiem/membership/events'
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { CampaignInput } from '../generated/types.generated.ts'
import { isAlive } from '../roster/is-alive.ts'
import type { Campaign } from './campaign.ts'
import { mayManage } from './campaign-rights.ts'
import { wrongField, type CampaignPlan, type PlanRule } from './check-campaign.ts'
import { planOfTemplate, planWith } from './plan-input.ts'
import { templateByCode, type Phase, type Template } from './templates.ts'

export type Drafted =
  | { kind: 'drafted'; campaign: Campaign }
  | { kind: 'refused'; rule: 'NOT_YOUR_ROLE' }
  | { kind: 'invalid'; field: string; rule: DraftRule }

export type DraftRule = PlanRule | 'TEMPLATE_UNKNOWN' | 'AUDIENCE_UNKNOWN' | 'UNIT_ENDED'

export type Asked = {
  issuer: string
  template: string | null
  phase: string | null
  audience: string | null
  input: CampaignInput
}

/** A draft of an organisation in the viewer's scope, for its subtree or a part of it (CAM-1). */
export async function draftCampaign(
  ctx: Context,
  viewer: SignedInViewer,
  asked: Asked,
): Promise<Drafted> {
  const issuer = await ctx.loaders.organization.load(asked.issuer)
  if (!issuer || !mayManage(viewer, issuer.path)) return { kind: 'refused', rule: 'NOT_YOUR_ROLE' }
  if (!isAlive(issuer, ctx.clock.today()))
    return { kind: 'invalid', field: 'issuer', rule: 'UNIT_ENDED' }
  const audience = asked.audience ? await ctx.loaders.organization.load(asked.audience) : issuer
  if (!audience || !within(audience.path, issuer.path))
    return { kind: 'invalid', field: 'audience', rule: 'AUDIENCE_UNKNOWN' }
  const made = fromTemplate(asked)
  if (!made) return { kind: 'invalid', field: 'template', rule: 'TEMPLATE_UNKNOWN' }
  const base = planOfTemplate(made.template, made.phase, ctx.clock.today())
  const plan = planWith(base, asked.input)
  const wrong = wrongField(plan)
  if (wrong) return { kind: 'invalid', ...wrong }
  const campaign = newCampaign(ctx, viewer, { issuer, audience }, plan, made)
  await ctx.audit.act(viewer, campaign.id, 'DRAFT')
  await ctx.stores.campaign.insert(campaign)
  return { kind: 'drafted', campaign }
}

function fromTemplate(
  asked: Pick<Asked, 'template' | 'phase'>,
): { template: Template | null; phase: Phase | null } | null {
  if (asked.template === null) return asked.phase === null ? { template: null, phase: null } : null
  const template = templateByCode(asked.template)
  if (!template) return null
  if (asked.phase === null) return { template, phase: null }
  const phase = template.phases.find(({ code }) => code === asked.phase)
  return phase ? { template, phase } : null
}

type Units = { issuer: OrganizationItem; audience: OrganizationItem }

function newCampaign(
  { clock }: Context,
  viewer: SignedInViewer,
  units: Units,
  plan: CampaignPlan,
  { template, phase }: { template: Template | null; phase: Phase | null },
): Campaign {
  const id = newId()
  return {
    ...draftOf(id, clock.today(), viewer.id, units, plan),
    template: template?.code ?? null,
    phase: phase?.code ?? null,
    measure: template?.measure ?? 'REPORTED',
    parentId: null,
    rootId: id,
    lineage: [],
  }
}

export function newId(): string {
  return `C-${randomBytes(8).toString('hex')}`
}

/** What every new draft has in common. */
export function draftOf(
  id: string,
  today: string,
  by: string,
  { issuer, audience }: Units,
  plan: CampaignPlan,
): Omit<Campaign, 'template' | 'phase' | 'measure' | 'parentId' | 'rootId' | 'lineage'> {
  return {
    id,
    ...plan,
    issuerId: issuer.id,
    issuerPath: issuer.path,
    audienceId: audience.id,
    audiencePath: audience.path,
    state: 'DRAFT',
    version: 1,
    authors: [by],
    parentCancelled: false,
    publishedOn: null,
    reminders: [],
    reason: null,
    steps: [{ move: null, state: 'DRAFT', on: today, by, reason: null }],
    notices: [],
  }
}
