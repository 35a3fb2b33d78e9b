/** Life cycle, domain.md 8.2 "States until the full issues". */
export type SurveyState = 'DRAFT' | 'IN_REVIEW' | 'SCHEDULED' | 'OPEN' | 'CLOSED' | 'RELEASED'

export type SurveyMove = 'REQUEST_REVIEW' | 'APPROVE' | 'OPEN' | 'CLOSE' | 'RELEASE'

/** Who can make a move: two roles of domain.md 5, the clock (D-18) and the tally after closing (D-17). */
export type SurveyHand = 'SURVEY_ADMINISTRATOR' | 'PROVINCIAL_OFFICER' | 'CLOCK' | 'TALLY'

type Step = { from: SurveyState; to: SurveyState; by: SurveyHand[]; notTheAuthor: boolean }

/** The only legal moves. RELEASED has none: a survey is released once (privacy.md 4, P7). */
export const SURVEY_MOVES: Record<SurveyMove, Step> = {
  REQUEST_REVIEW: step('DRAFT', 'IN_REVIEW', ['SURVEY_ADMINISTRATOR']),
  APPROVE: { ...step('IN_REVIEW', 'SCHEDULED', ['PROVINCIAL_OFFICER']), notTheAuthor: true },
  OPEN: step('SCHEDULED', 'OPEN', ['SURVEY_ADMINISTRATOR', 'CLOCK']),
  CLOSE: step('OPEN', 'CLOSED', ['SURVEY_ADMINISTRATOR', 'CLOCK']),
  RELEASE: step('CLOSED', 'RELEASED', ['TALLY']),
}

function step(from: SurveyState, to: SurveyState, by: SurveyHand[]): Step {
  return { from, to, by, notTheAuthor: false }
}

/** Whoever asks to move a survey. `isRated`: the survey asks the audience about this person (D-19). */
export type Mover = { id: string | null; hands: readonly string[]; isRated: boolean }

export type MoveRule = 'WRONG_STATE' | 'NOT_YOUR_ROLE' | 'AUTHOR_NEVER_APPROVES' | 'RATES_YOU'

export type MoveAnswer = { ok: true; to: SurveyState } | { ok: false; rule: MoveRule }

/** May this hand make this move now? Rights come before the state, so that a stranger learns nothing (D-19). */
export function moveSurvey(
  survey: { state: SurveyState; authorId: string },
  move: SurveyMove,
  mover: Mover,
): MoveAnswer {
  const { from, to, by, notTheAuthor } = SURVEY_MOVES[move]
  if (!by.some((hand) => mover.hands.includes(hand))) return { ok: false, rule: 'NOT_YOUR_ROLE' }
  if (mover.isRated) return { ok: false, rule: 'RATES_YOU' }
  if (notTheAuthor && mover.id === survey.authorId)
    return { ok: false, rule: 'AUTHOR_NEVER_APPROVES' }
  return survey.state === from ? { ok: true, to } : { ok: false, rule: 'WRONG_STATE' }
}

/** The moves this person may make now, for the buttons of a page. */
export function movesFor(
  survey: { state: SurveyState; authorId: string },
  mover: Mover,
): SurveyMove[] {
  const moves: SurveyMove[] = ['REQUEST_REVIEW', 'APPROVE', 'OPEN', 'CLOSE', 'RELEASE']
  return moves.filter((move) => moveSurvey(survey, move, mover).ok)
}

/** Does the survey take passes and ballots at this instant? The closing instant itself is too late. */
export function isOpen(
  survey: { state: SurveyState; opensAt: Date; closesAt: Date },
  now: Date,
): boolean {
  return survey.state === 'OPEN' && survey.opensAt <= now && now < survey.closesAt
}

/** Smallest published group: 10 unless raised, never below 5, frozen at opening (D-10). */
export const DEFAULT_K = 10
export const LOWEST_K = 5

export function isAllowedK(k: number): boolean {
  return Number.isSafeInteger(k) && k >= LOWEST_K
}
