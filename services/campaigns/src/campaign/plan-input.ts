import type { CampaignInput } from '../generated/types.generated.ts'
import type { Criterion } from './campaign.ts'
import type { CampaignPlan } from './check-campaign.ts'
import type { Phase, Template } from './templates.ts'

/** What a template and its phase say before anybody wrote a word. Days are null where there is no phase. */
export function planOfTemplate(template: Template | null, phase: Phase | null, today: string) {
  return {
    kind: template?.kind ?? 'MOVEMENT',
    title: phase?.title ?? template?.title ?? { vi: '', en: '' },
    about: template?.about ?? null,
    who: template?.who ?? 'UNITS',
    startsOn: phase?.startsOn ?? today,
    endsOn: phase?.endsOn ?? null,
    registrationUntil: null,
    criteria: [...(template?.criteria ?? [])],
    goals: [],
    appliedWindow: phase?.appliedWindow ?? null,
    exclusions: [...(phase?.exclusions ?? [])],
  } satisfies CampaignPlan
}

/** `input` over `base`: what is left out stays, what is null is emptied where it may be empty. */
export function planWith(base: CampaignPlan, input: CampaignInput): CampaignPlan {
  return {
    kind: input.kind ?? base.kind,
    title: input.title ?? base.title,
    about: orBase(input.about, base.about),
    who: input.who ?? base.who,
    startsOn: input.startsOn ?? base.startsOn,
    endsOn: orBase(input.endsOn, base.endsOn),
    registrationUntil: orBase(input.registrationUntil, base.registrationUntil),
    criteria: input.criteria?.map(toCriterion) ?? base.criteria,
    goals: input.goals ? [...input.goals] : base.goals,
    appliedWindow: orBase(input.appliedWindow, base.appliedWindow),
    exclusions: input.exclusions ? [...new Set(input.exclusions)] : base.exclusions,
  }
}

function orBase<T>(given: T | null | undefined, base: T | null): T | null {
  return given === undefined ? base : given
}

function toCriterion(input: NonNullable<CampaignInput['criteria']>[number]): Criterion {
  return { ...input, value: input.kind === 'TEXT' ? null : (input.value ?? null) }
}

/** The plan of a stored campaign, for changing it. */
export function planOf(campaign: CampaignPlan): CampaignPlan {
  const { kind, title, about, who, startsOn, endsOn, registrationUntil } = campaign
  const { criteria, goals, appliedWindow, exclusions } = campaign
  return {
    kind,
    title,
    about,
    who,
    startsOn,
    endsOn,
    registrationUntil,
    criteria,
    goals,
    appliedWindow,
    exclusions,
  }
}
