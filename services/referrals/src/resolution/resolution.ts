import type { Resolution } from '../referral/referral.ts'

export type ResolutionInput = Pick<Resolution, 'number' | 'on' | 'organId'>
export type ResolutionField = 'number' | 'on' | 'recipient'
export type ResolutionRule = 'RESOLUTION_NUMBER' | 'RESOLUTION_DAY' | 'ORGAN_UNKNOWN'

const LONGEST_NUMBER = 50

/** What is wrong with a draft, or null. It is dated from the day of the vote to today. */
export function wrongIn(
  { number, on }: ResolutionInput,
  days: { votedOn: string; today: string },
  isOrgan: boolean,
): { field: ResolutionField; rule: ResolutionRule } | null {
  const length = number.trim().length
  if (length === 0 || length > LONGEST_NUMBER) return { field: 'number', rule: 'RESOLUTION_NUMBER' }
  if (on < days.votedOn || on > days.today) return { field: 'on', rule: 'RESOLUTION_DAY' }
  return isOrgan ? null : { field: 'recipient', rule: 'ORGAN_UNKNOWN' }
}
