import { isExclusion } from './exclusions.ts'
import type { Campaign } from './campaign.ts'
import type { Words } from './words-in-both.ts'

export type CampaignPlan = Pick<
  Campaign,
  | 'kind'
  | 'title'
  | 'about'
  | 'who'
  | 'startsOn'
  | 'endsOn'
  | 'registrationUntil'
  | 'criteria'
  | 'goals'
  | 'appliedWindow'
  | 'exclusions'
>

export type PlanRule =
  | 'BOTH_LANGUAGES'
  | 'TEXT_TOO_LONG'
  | 'END_BEFORE_START'
  | 'REGISTRATION_AFTER_END'
  | 'WINDOW_ORDER'
  | 'TOO_MANY'
  | 'CODE_TWICE'
  | 'VALUE_NEEDED'
  | 'WHOLE_NUMBER'
  | 'EXCLUSION_UNKNOWN'

export type WrongField = { field: string; rule: PlanRule }

const LONGEST_CODE = 60
const LONGEST_TITLE = 200
const LONGEST_TEXT = 2_000
const MOST = 20
const LARGEST = 1_000_000_000

/** Whether a plan of a campaign can be stored: both languages, days in order, limits with numbers. Null = yes. */
export function wrongField(plan: CampaignPlan): WrongField | null {
  return (
    wrongWords('title', plan.title, LONGEST_TITLE) ??
    (plan.about && wrongWords('about', plan.about, LONGEST_TEXT)) ??
    wrongDays(plan) ??
    wrongCriteria(plan) ??
    wrongGoals(plan) ??
    wrongExclusions(plan)
  )
}

function wrongWords(field: string, { vi, en }: Words, longest: number): WrongField | null {
  if (vi.trim().length < 3 || en.trim().length < 3) return { field, rule: 'BOTH_LANGUAGES' }
  return Math.max(vi.length, en.length) > longest ? { field, rule: 'TEXT_TOO_LONG' } : null
}

function wrongDays({
  startsOn,
  endsOn,
  registrationUntil,
  appliedWindow,
}: CampaignPlan): WrongField | null {
  if (endsOn !== null && endsOn < startsOn) return { field: 'endsOn', rule: 'END_BEFORE_START' }
  if (registrationUntil !== null && endsOn !== null && registrationUntil > endsOn)
    return { field: 'registrationUntil', rule: 'REGISTRATION_AFTER_END' }
  return appliedWindow !== null && appliedWindow.to < appliedWindow.from
    ? { field: 'appliedWindow', rule: 'WINDOW_ORDER' }
    : null
}

function wrongCriteria({ criteria }: CampaignPlan): WrongField | null {
  const field = 'criteria'
  if (criteria.length > MOST) return { field, rule: 'TOO_MANY' }
  if (new Set(criteria.map(({ code }) => code)).size < criteria.length)
    return { field, rule: 'CODE_TWICE' }
  for (const { code, kind, value, text } of criteria) {
    if (code.length > LONGEST_CODE) return { field, rule: 'TEXT_TOO_LONG' }
    const wrong = wrongWords(field, text, LONGEST_TEXT)
    if (wrong) return wrong
    if (kind !== 'TEXT' && value === null) return { field, rule: 'VALUE_NEEDED' }
    if (value !== null && !isWhole(value)) return { field, rule: 'WHOLE_NUMBER' }
  }
  return null
}

function wrongGoals({ goals }: CampaignPlan): WrongField | null {
  const field = 'goals'
  if (goals.length > MOST) return { field, rule: 'TOO_MANY' }
  for (const { text, value } of goals) {
    const wrong = wrongWords(field, text, LONGEST_TEXT)
    if (wrong) return wrong
    if (!isWhole(value)) return { field, rule: 'WHOLE_NUMBER' }
  }
  return null
}

function wrongExclusions({ exclusions }: CampaignPlan): WrongField | null {
  if (exclusions.length > MOST) return { field: 'exclusions', rule: 'TOO_MANY' }
  return exclusions.every(isExclusion) ? null : { field: 'exclusions', rule: 'EXCLUSION_UNKNOWN' }
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= LARGEST
}
