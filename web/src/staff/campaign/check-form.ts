import { hasWords, type CampaignForm, type PlannedCampaign } from './campaign-form.ts'

/** The steps of a launch, in order. */
export const LAUNCH_STEPS = ['what', 'who', 'when', 'criteria', 'review'] as const
export type LaunchStep = (typeof LAUNCH_STEPS)[number]

/** A field that cannot be right, named as the graph names it, and the rule; the service checks everything again. */
export type WrongField = { field: string; rule: FormRule }

/** Rules with words `crule.<rule>`. */
export type FormRule =
  | 'BOTH_LANGUAGES'
  | 'START_NEEDED'
  | 'END_BEFORE_START'
  | 'REGISTRATION_AFTER_END'
  | 'WINDOW_ORDER'
  | 'VALUE_NEEDED'
  | 'LOOSER_THAN_PARENT'

const steps: Record<string, LaunchStep> = {
  title: 'what',
  about: 'what',
  kind: 'what',
  who: 'who',
  audience: 'who',
  startsOn: 'when',
  endsOn: 'when',
  registrationUntil: 'when',
  appliedWindow: 'when',
  criteria: 'criteria',
  goals: 'criteria',
  exclusions: 'criteria',
}

/** The step on which a field stands. */
export function stepOfField(field: string): LaunchStep {
  return steps[field] ?? 'review'
}

/** What is wrong on one step, with the limits of the campaign above for an adopted one; empty = go on. */
export function wrongOnStep(
  form: CampaignForm,
  step: LaunchStep,
  limits: PlannedCampaign | null,
): WrongField[] {
  const wrong = [...wrongWords(form), ...wrongDays(form), ...wrongLines(form)]
  const looser = limits ? looserFields(form, limits) : []
  const found = [...wrong, ...looser].filter(({ field }) => stepOfField(field) === step)
  return found.filter(({ field }, index) => found.findIndex((one) => one.field === field) === index)
}

function wrongWords(form: CampaignForm): WrongField[] {
  const short = (text: string) => text.trim().length < 3
  const wrong: WrongField[] = []
  if (short(form.titleVi) || short(form.titleEn))
    wrong.push({ field: 'title', rule: 'BOTH_LANGUAGES' })
  if (
    hasWords({ vi: form.aboutVi, en: form.aboutEn }) &&
    (short(form.aboutVi) || short(form.aboutEn))
  )
    wrong.push({ field: 'about', rule: 'BOTH_LANGUAGES' })
  return wrong
}

function wrongDays(form: CampaignForm): WrongField[] {
  const { startsOn, endsOn, registrationUntil, appliedFrom, appliedTo } = form
  const wrong: WrongField[] = []
  if (!startsOn) wrong.push({ field: 'startsOn', rule: 'START_NEEDED' })
  if (endsOn && endsOn < startsOn) wrong.push({ field: 'endsOn', rule: 'END_BEFORE_START' })
  if (endsOn && registrationUntil > endsOn)
    wrong.push({ field: 'registrationUntil', rule: 'REGISTRATION_AFTER_END' })
  const half = Boolean(appliedFrom) !== Boolean(appliedTo)
  if (half || appliedTo < appliedFrom) wrong.push({ field: 'appliedWindow', rule: 'WINDOW_ORDER' })
  return wrong
}

function wrongLines({ criteria, goals }: CampaignForm): WrongField[] {
  const short = (text: string) => text.trim().length < 3
  const wrong: WrongField[] = []
  const lines = { criteria: criteria.filter(hasWords), goals: goals.filter(hasWords) }
  for (const field of ['criteria', 'goals'] as const)
    if (lines[field].some(({ vi, en }) => short(vi) || short(en)))
      wrong.push({ field, rule: 'BOTH_LANGUAGES' })
  if (lines.criteria.some(({ kind, value }) => kind !== 'TEXT' && !isCount(value)))
    wrong.push({ field: 'criteria', rule: 'VALUE_NEEDED' })
  if (lines.goals.some(({ value }) => !isCount(value)))
    wrong.push({ field: 'goals', rule: 'VALUE_NEEDED' })
  return wrong
}

function isCount(value: string): boolean {
  return /^\d{1,10}$/.test(value.trim())
}

/** Where an adopted campaign would be looser than the one above (CAM-2). */
function looserFields(form: CampaignForm, limits: PlannedCampaign): WrongField[] {
  const last = limits.registrationUntil ?? limits.endsOn
  const ownLast = form.registrationUntil || form.endsOn
  const window = limits.appliedWindow
  const endLater = isLater(form.endsOn, limits.endsOn)
  const looser: Record<string, boolean> = {
    startsOn: form.startsOn < limits.startsOn,
    endsOn: endLater,
    // Without a day of its own, registration ends with the campaign: then that day is what is wrong.
    registrationUntil: isLater(ownLast, last) && !(endLater && form.registrationUntil === ''),
    who: limits.who !== 'UNITS_AND_MEMBERS' && form.who !== limits.who,
    appliedWindow:
      window !== null &&
      (!form.appliedFrom || form.appliedFrom < window.from || form.appliedTo > window.to),
    criteria: limits.criteria.some((one) => !isKept(one, form)),
  }
  return Object.keys(looser)
    .filter((field) => looser[field])
    .map((field) => ({ field, rule: 'LOOSER_THAN_PARENT' as const }))
}

function isLater(day: string, limit: string | null): boolean {
  return limit !== null && (day === '' || day > limit)
}

function isKept({ code, kind, value }: PlannedCampaign['criteria'][number], form: CampaignForm) {
  const own = form.criteria.find((line) => line.code === code)
  if (!own) return false
  if (kind === 'TEXT' || value === null) return true
  return kind === 'AT_LEAST' ? Number(own.value) >= value : Number(own.value) <= value
}
