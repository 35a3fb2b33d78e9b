import type { InitiativeText } from './initiative.ts'
import { outsideWindow, programmeById } from './programme.ts'
import { sharesRule, type SharesRule } from './shares.ts'

export type InitiativeProblem = { field: keyof InitiativeText | 'shares'; rule: InputRule }

export type InputRule =
  | SharesRule
  | 'TITLE_LENGTH'
  | 'TEXT_LENGTH'
  | 'APPLIED_OUTSIDE_WINDOW'
  | 'APPLIED_LATER'
  | 'PROGRAMME_UNKNOWN'
  | 'VND_SHAPE'
  | 'DECLARATION_UNKNOWN'
  | 'EMPLOYER_SHAPE'

const LONGEST_TEXT = 4_000

/** The first field that breaks a rule, in the order of the form. Days are `YYYY-MM-DD`. Null = all are right. */
export function problemOf(
  text: InitiativeText,
  shares: readonly number[],
  today: string,
): InitiativeProblem | null {
  const { title, solution, spread } = text
  if (title.length < 5 || title.length > 200) return { field: 'title', rule: 'TITLE_LENGTH' }
  if (solution.length > LONGEST_TEXT) return { field: 'solution', rule: 'TEXT_LENGTH' }
  if ((spread?.length ?? 0) > LONGEST_TEXT) return { field: 'spread', rule: 'TEXT_LENGTH' }
  if (text.benefitVnd !== null && !isVnd(text.benefitVnd))
    return { field: 'benefitVnd', rule: 'VND_SHAPE' }
  if (text.employerId !== null && !/^[\w-]{1,40}$/.test(text.employerId))
    return { field: 'employerId', rule: 'EMPLOYER_SHAPE' }
  const rule = sharesRule(shares)
  return rule ? { field: 'shares', rule } : programmeProblem(text, today)
}

/** Whole VND from 0 to what stays exact. */
export function isVnd(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0
}

function programmeProblem(text: InitiativeText, today: string): InitiativeProblem | null {
  const { programmeId, appliedFrom, declarations } = text
  const programme = programmeById(programmeId)
  if (programmeId !== null && programme === null)
    return { field: 'programmeId', rule: 'PROGRAMME_UNKNOWN' }
  if (programme && outsideWindow(programme, appliedFrom))
    return { field: 'appliedFrom', rule: 'APPLIED_OUTSIDE_WINDOW' }
  if (appliedFrom > today) return { field: 'appliedFrom', rule: 'APPLIED_LATER' }
  const known = programme?.declarations.map(({ code }) => code) ?? []
  return declarations.every((code) => known.includes(code))
    ? null
    : { field: 'declarations', rule: 'DECLARATION_UNKNOWN' }
}
