/** Giving, activity and mutual aid as counts and totals (CAM-7, CAM-8). There is no field for a person in this slice. */

export type Round = { no: number; from: string; closingDay: string }

export type FundAppeal = {
  id: string
  title: { vi: string; en: string }
  text: { vi: string; en: string }
  issuerId: string
  /** Path of the issuer: everybody at or below it is asked. */
  issuerPath: string
  year: number
  rounds: Round[]
  version: number
}

/** A count as it was before it was corrected. */
export type CountStep = { count: number; totalVnd: number | null; on: string; by: string }

export type Contribution = {
  id: string
  appealId: string
  round: number
  year: number
  closingDay: string
  unionId: string
  upperId: string
  supporters: number
  totalVnd: number
  headcount: number
  enteredOn: string
  enteredBy: string
  version: number
  /** Newest first. */
  history: CountStep[]
}

export type SocialActivity = {
  id: string
  year: number
  unionId: string
  upperId: string
  title: string
  heldOn: string
  participants: number
  headcount: number
  enteredOn: string
  enteredBy: string
  version: number
  history: CountStep[]
}

export type MutualAidFund = {
  unionId: string
  rules: string
  memberCount: number
  helpTotalVnd: number
  helpCount: number
  asOf: string
  version: number
}

/** A wrong field; `given` and `most` are the two numbers its sentence says. */
export type FundProblem = { field: string; rule: FundRule; given?: number; most?: number }

export type FundRule =
  | 'COUNT_RANGE'
  | 'SUPPORTERS_ABOVE_HEADCOUNT'
  | 'PARTICIPANTS_ABOVE_HEADCOUNT'
  | 'FUND_MEMBERS_ABOVE_HEADCOUNT'
  | 'TOTAL_WITHOUT_SUPPORTERS'
  | 'MONEY_RANGE'
  | 'HEADCOUNT_UNKNOWN'
  | 'NO_SUCH_ROUND'
  | 'ROUND_NOT_BEGUN'
  | 'ROUND_DAYS'
  | 'ROUNDS_OVERLAP'
  | 'TOO_MANY_ROUNDS'
  | 'ROUND_OTHER_YEAR'
  | 'TEXT_LENGTH'
  | 'DAY_TO_COME'
  | 'DAY_TOO_OLD'

/** Whole VND of one entry; a thousand of the largest still add up exactly (2^53). */
export const MOST_VND = 1_000_000_000_000
const MOST_ROUNDS = 12

/**
 * The count of a round: nobody can be counted who is not there (I-14). Nought is a good answer.
 * @param headcount workers of the unit; null = membership has not told it
 */
export function contributionProblem(
  { supporters, totalVnd }: { supporters: number; totalVnd: number },
  headcount: number | null,
): FundProblem | null {
  const wrong = countProblem('supporters', supporters, headcount, 'SUPPORTERS_ABOVE_HEADCOUNT')
  if (wrong) return wrong
  if (!isMoney(totalVnd)) return { field: 'totalVnd', rule: 'MONEY_RANGE' }
  return supporters === 0 && totalVnd > 0
    ? { field: 'supporters', rule: 'TOTAL_WITHOUT_SUPPORTERS' }
    : null
}

export function activityProblem(
  activity: { title: string; heldOn: string; participants: number },
  headcount: number | null,
  today: string,
): FundProblem | null {
  const { title, heldOn, participants } = activity
  if (!isText(title, 200)) return { field: 'title', rule: 'TEXT_LENGTH', most: 200 }
  if (heldOn > today) return { field: 'heldOn', rule: 'DAY_TO_COME' }
  if (yearOf(heldOn) < yearOf(today) - 1) return { field: 'heldOn', rule: 'DAY_TOO_OLD' }
  return countProblem('participants', participants, headcount, 'PARTICIPANTS_ABOVE_HEADCOUNT')
}

export function aidProblem(
  fund: Pick<MutualAidFund, 'rules' | 'memberCount' | 'helpTotalVnd' | 'helpCount'>,
  headcount: number | null,
): FundProblem | null {
  if (!isText(fund.rules, 5_000)) return { field: 'rules', rule: 'TEXT_LENGTH', most: 5_000 }
  const wrong = countProblem(
    'memberCount',
    fund.memberCount,
    headcount,
    'FUND_MEMBERS_ABOVE_HEADCOUNT',
  )
  if (wrong) return wrong
  if (!isMoney(fund.helpTotalVnd)) return { field: 'helpTotalVnd', rule: 'MONEY_RANGE' }
  return isCount(fund.helpCount) ? null : { field: 'helpCount', rule: 'COUNT_RANGE' }
}

function countProblem(
  field: string,
  given: number,
  most: number | null,
  rule: FundRule,
): FundProblem | null {
  if (!isCount(given)) return { field, rule: 'COUNT_RANGE' }
  if (most === null) return { field, rule: 'HEADCOUNT_UNKNOWN' }
  return given > most ? { field, rule, given, most } : null
}

/** A round that may join the others: in the year of the appeal, after the last one. */
export function roundProblem(
  { from, closingDay }: Omit<Round, 'no'>,
  others: readonly Round[],
  year: number,
): FundProblem | null {
  const field = 'round'
  if (closingDay < from) return { field, rule: 'ROUND_DAYS' }
  if (yearOf(from) !== year || yearOf(closingDay) !== year)
    return { field, rule: 'ROUND_OTHER_YEAR' }
  if (others.length >= MOST_ROUNDS) return { field, rule: 'TOO_MANY_ROUNDS', most: MOST_ROUNDS }
  return others.some((other) => from <= other.closingDay) ? { field, rule: 'ROUNDS_OVERLAP' } : null
}

/** The round a count is for; a count cannot come before the round. */
export function roundFor(
  { rounds }: Pick<FundAppeal, 'rounds'>,
  no: number,
  today: string,
): { ok: true; round: Round } | { ok: false; problem: FundProblem } {
  const round = rounds.find((one) => one.no === no)
  if (!round) return { ok: false, problem: { field: 'round', rule: 'NO_SUCH_ROUND' } }
  if (today < round.from) return { ok: false, problem: { field: 'round', rule: 'ROUND_NOT_BEGUN' } }
  return { ok: true, round }
}

export function isOpenOn({ rounds }: Pick<FundAppeal, 'rounds'>, today: string): boolean {
  return rounds.some(({ from, closingDay }) => from <= today && today <= closingDay)
}

/** Totals are shown when a round is over: while it runs, each new count would show in the difference. */
export function isOver({ closingDay }: Pick<Round, 'closingDay'>, today: string): boolean {
  return closingDay < today
}

/** Supporters or participants of a year: the highest count, never the sum of several (domain.md 6, T8a, T8b). */
export function highest(counts: readonly number[], headcount: number): number {
  return Math.min(headcount, Math.max(0, ...counts))
}

/** @throws Error beyond 2^53: then a total must not be shown rather than be wrong */
export function sumVnd(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  if (!Number.isSafeInteger(sum)) throw new Error('a sum of money beyond 2^53')
  return sum
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000
}

function isMoney(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= MOST_VND
}

export function isText(text: string, most: number): boolean {
  const { length } = text.trim()
  return length > 0 && length <= most
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
