import type {
  CampaignInput,
  CampaignKind,
  CampaignTemplatesQuery,
  CampaignToPlanQuery,
  CampaignWho,
  CriterionKind,
} from '../../generated/operations.ts'

/** A campaign as the launch pages ask for it. */
export type PlannedCampaign = Omit<NonNullable<CampaignToPlanQuery['campaign']>, 'parent'>
/** A template of the catalogue and one of its phases. */
export type Template = NonNullable<CampaignTemplatesQuery['campaignTemplates']>[number]
type Phase = Template['phases'][number]

/** A criterion while it is typed; `fixed` came from above: it stays, its number may only get stricter. */
export type CriterionLine = {
  code: string
  kind: CriterionKind
  vi: string
  en: string
  value: string
  fixed: boolean
}
/** An own number of this level while it is typed. */
export type GoalLine = { vi: string; en: string; value: string }

/** Everything a launch asks, as typed: days YYYY-MM-DD, an empty text = not set. */
export type CampaignForm = {
  titleVi: string
  titleEn: string
  aboutVi: string
  aboutEn: string
  kind: CampaignKind
  who: CampaignWho
  audience: string
  startsOn: string
  endsOn: string
  registrationUntil: string
  appliedFrom: string
  appliedTo: string
  criteria: CriterionLine[]
  goals: GoalLine[]
  exclusions: string[]
}

/** A new campaign of `audience` from a template and its phase; without one it starts `today`. */
export function formOfTemplate(
  template: Template | null,
  phase: Phase | null,
  audience: string,
  today: string,
): CampaignForm {
  return {
    titleVi: (phase ?? template)?.title.vi ?? '',
    titleEn: (phase ?? template)?.title.en ?? '',
    aboutVi: template?.about.vi ?? '',
    aboutEn: template?.about.en ?? '',
    kind: template?.kind ?? 'DRIVE',
    who: template?.who ?? 'UNITS',
    audience,
    startsOn: phase?.startsOn ?? today,
    endsOn: phase?.endsOn ?? '',
    registrationUntil: '',
    appliedFrom: phase?.appliedWindow?.from ?? '',
    appliedTo: phase?.appliedWindow?.to ?? '',
    criteria: (template?.criteria ?? []).map((one) => criterionLine(one, false)),
    goals: [],
    exclusions: [...(phase?.exclusions ?? [])],
  }
}

/** A draft again as it was saved; what its parent set is fixed. */
export function formOfCampaign(
  campaign: PlannedCampaign,
  parent: PlannedCampaign | null,
): CampaignForm {
  const isFixed = (code: string) => parent?.criteria.some((one) => one.code === code) ?? false
  return {
    titleVi: campaign.title.vi,
    titleEn: campaign.title.en,
    aboutVi: campaign.about?.vi ?? '',
    aboutEn: campaign.about?.en ?? '',
    kind: campaign.kind,
    who: campaign.who,
    audience: campaign.audience?.id ?? '',
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn ?? '',
    registrationUntil: campaign.registrationUntil ?? '',
    appliedFrom: campaign.appliedWindow?.from ?? '',
    appliedTo: campaign.appliedWindow?.to ?? '',
    criteria: campaign.criteria.map((one) => criterionLine(one, isFixed(one.code))),
    goals: campaign.goals.map(({ text, value }) => ({ ...wordsOf(text), value: String(value) })),
    exclusions: [...campaign.exclusions],
  }
}

/** The start of an adoption: everything as the parent has it, without its numbers; it does not start before today. */
export function formOfParent(
  parent: PlannedCampaign,
  audience: string,
  today: string,
): CampaignForm {
  const form = formOfCampaign(parent, parent)
  const startsOn = parent.startsOn < today ? today : parent.startsOn
  const inTime = parent.endsOn === null || startsOn <= parent.endsOn
  return { ...form, audience, goals: [], startsOn: inTime ? startsOn : parent.startsOn }
}

/** What the graph takes; lines without any word are left out. */
export function inputOf(form: CampaignForm): CampaignInput {
  return {
    title: { vi: form.titleVi.trim(), en: form.titleEn.trim() },
    about:
      form.aboutVi.trim() || form.aboutEn.trim()
        ? { vi: form.aboutVi.trim(), en: form.aboutEn.trim() }
        : null,
    kind: form.kind,
    who: form.who,
    startsOn: form.startsOn,
    endsOn: form.endsOn || null,
    registrationUntil: form.registrationUntil || null,
    criteria: form.criteria.filter(hasWords).map(({ code, kind, vi, en, value }) => ({
      code,
      kind,
      text: { vi: vi.trim(), en: en.trim() },
      value: kind === 'TEXT' || value === '' ? null : Number(value),
    })),
    goals: form.goals.filter(hasWords).map(({ vi, en, value }) => ({
      text: { vi: vi.trim(), en: en.trim() },
      value: Number(value),
    })),
    appliedWindow:
      form.appliedFrom && form.appliedTo ? { from: form.appliedFrom, to: form.appliedTo } : null,
    exclusions: form.exclusions,
  }
}

/** A code for a new criterion that no other line has. */
export function nextCode(criteria: readonly { code: string }[]): string {
  const taken = new Set(criteria.map(({ code }) => code))
  let n = criteria.length + 1
  while (taken.has(`OWN_${n}`)) n += 1
  return `OWN_${n}`
}

function criterionLine(
  { code, kind, text, value }: PlannedCampaign['criteria'][number],
  fixed: boolean,
): CriterionLine {
  return { code, kind, ...wordsOf(text), value: value === null ? '' : String(value), fixed }
}

function wordsOf({ vi, en }: { vi: string; en: string }) {
  return { vi, en }
}

/** Whether anything was written on a line. */
export function hasWords({ vi, en }: { vi: string; en: string }): boolean {
  return vi.trim() !== '' || en.trim() !== ''
}
