import { isSettled, type AuthorPlace } from './shares.ts'
import { missingDeclaration, outsideWindow, programmeById } from './programme.ts'

/** The five kinds of HD 46/HD-TLĐ (B-9). */
export type InitiativeKind =
  | 'TECHNICAL'
  | 'MANAGEMENT'
  | 'OPERATIONAL'
  | 'TECHNOLOGY_APPLICATION'
  | 'RESEARCH'

/** Life cycle of an initiative (domain.md 4.3.3). */
export type InitiativeState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'CONFIRMED'
  | 'RECOGNIZED'
  | 'NOT_RECOGNIZED'
  | 'IN_PROGRAMME'
  | 'COUNTED'
  | 'RETURNED'
  | 'REPLICATED'
  | 'REVOKED'
  | 'WITHDRAWN'

export type InitiativeMove =
  | 'SUBMIT'
  | 'CONFIRM'
  | 'RECOGNIZE'
  | 'NOT_RECOGNIZE'
  | 'SEND'
  | 'COUNT'
  | 'RETURN'
  | 'REPLICATE'
  | 'REVOKE'
  | 'WITHDRAW'

export type CouncilDecision = { no: string; on: string }

export type InitiativeStep = {
  move: InitiativeMove
  state: InitiativeState
  on: string
  by: string
  reason: string | null
  decision: CouncilDecision | null
}

/** What the author declares, and may change while the initiative is in his hands. */
export type InitiativeText = {
  title: string
  kind: InitiativeKind
  solution: string
  appliedFrom: string
  programmeId: string | null
  employerId: string | null
  /** Whole VND; null = unknown (CAM-5). */
  benefitVnd: number | null
  spread: string | null
  /** Know-how: description and evidence stay with those who decide. */
  confidential: boolean
  declarations: string[]
}

/** One submission as it was, so that a later one hides nothing. */
export type InitiativeEdition = { no: number; on: string; text: InitiativeText }

export type Initiative = {
  id: string
  version: number
  state: InitiativeState
  /** The lead author's union on the day of the draft; it keeps the initiative (domain.md 4.3.1). */
  unionId: string
  text: InitiativeText
  authors: AuthorPlace[]
  /** Rises with every change of the shares; an acceptance holds for one split. */
  split: number
  editions: InitiativeEdition[]
  /** How often a council said no. */
  declined: number
  decision: CouncilDecision | null
  countedOn: string | null
  /** Unions that took it over. */
  replicatedBy: string[]
  steps: InitiativeStep[]
}

type Actor = 'isLead' | 'isGrassroots' | 'isAbove' | 'isInspection'

/** Whoever asks to move an initiative, as rights and roster know the person. */
export type InitiativeMover = Record<Actor, boolean> & {
  id: string
  /** One of the authors, the lead author too. */
  isAuthor: boolean
  /** A member of the lead author's union. */
  inUnit: boolean
}

export type InitiativeRule =
  | 'NOT_YOUR_ROLE'
  | 'AUTHOR_NEVER_DECIDES'
  | 'OWN_UNIT'
  | 'WRONG_STATE'
  | 'RESUBMITTED_ONCE'
  | 'COAUTHORS_MISSING'
  | 'SHARES_NOT_ACCEPTED'
  | 'PROGRAMME_MISSING'
  | 'DECLARATION_MISSING'
  | 'OUTSIDE_WINDOW'

type Line = { from: readonly InitiativeState[]; to: InitiativeState; actor: Actor }

/** The state machine of domain.md 4.3.3 as a table: from where, where to, by whom. */
export const MOVES: Record<InitiativeMove, Line> = {
  SUBMIT: { from: ['DRAFT', 'RETURNED', 'NOT_RECOGNIZED'], to: 'SUBMITTED', actor: 'isLead' },
  CONFIRM: { from: ['SUBMITTED'], to: 'CONFIRMED', actor: 'isGrassroots' },
  RECOGNIZE: { from: ['CONFIRMED'], to: 'RECOGNIZED', actor: 'isGrassroots' },
  NOT_RECOGNIZE: { from: ['CONFIRMED'], to: 'NOT_RECOGNIZED', actor: 'isGrassroots' },
  SEND: { from: ['RECOGNIZED'], to: 'IN_PROGRAMME', actor: 'isGrassroots' },
  COUNT: { from: ['IN_PROGRAMME'], to: 'COUNTED', actor: 'isAbove' },
  RETURN: { from: ['IN_PROGRAMME'], to: 'RETURNED', actor: 'isAbove' },
  REPLICATE: { from: ['COUNTED'], to: 'REPLICATED', actor: 'isAbove' },
  REVOKE: { from: ['COUNTED', 'REPLICATED'], to: 'REVOKED', actor: 'isInspection' },
  WITHDRAW: {
    from: [
      'DRAFT',
      'SUBMITTED',
      'CONFIRMED',
      'RECOGNIZED',
      'NOT_RECOGNIZED',
      'IN_PROGRAMME',
      'RETURNED',
    ],
    to: 'WITHDRAWN',
    actor: 'isLead',
  },
}

/** The states in which text, authors and shares are in the lead author's hands. */
const EDITABLE: readonly InitiativeState[] = ['DRAFT', 'RETURNED', 'NOT_RECOGNIZED']

/** A counted initiative stands until inspection revokes it. */
export const STANDING: readonly InitiativeState[] = ['COUNTED', 'REPLICATED']

/**
 * May this person make this move now? Rights come before the state, so that a stranger learns nothing; an author
 * never decides on the own initiative, and who decides above or inspects is no member of the unit (domain.md 5).
 * Null = yes.
 */
export function refusalOf(
  initiative: Initiative,
  move: InitiativeMove,
  mover: InitiativeMover,
): InitiativeRule | null {
  const { from, actor } = MOVES[move]
  if (!mover[actor]) return 'NOT_YOUR_ROLE'
  if (actor !== 'isLead' && mover.isAuthor) return 'AUTHOR_NEVER_DECIDES'
  if ((actor === 'isAbove' || actor === 'isInspection') && mover.inUnit) return 'OWN_UNIT'
  if (!from.includes(initiative.state)) return 'WRONG_STATE'
  return guardOf(initiative, move)
}

/** What a move asks of the initiative itself. */
function guardOf(initiative: Initiative, move: InitiativeMove): InitiativeRule | null {
  switch (move) {
    case 'SUBMIT':
      if (isDeclinedTwice(initiative)) return 'RESUBMITTED_ONCE'
      return authorsRule(initiative) ?? programmeRule(initiative.text)
    case 'CONFIRM':
      return authorsRule(initiative)
    case 'SEND':
      if (programmeById(initiative.text.programmeId) === null) return 'PROGRAMME_MISSING'
      return programmeRule(initiative.text)
    default:
      return null
  }
}

/** NOT_RECOGNIZED may be resubmitted once as a new version (domain.md 4.3.3). */
function isDeclinedTwice({ state, declined }: Initiative): boolean {
  return state === 'NOT_RECOGNIZED' && declined > 1
}

function authorsRule({ authors, split }: Initiative): InitiativeRule | null {
  if (authors.some(({ memberId }) => memberId === null)) return 'COAUTHORS_MISSING'
  return isSettled(authors, split) ? null : 'SHARES_NOT_ACCEPTED'
}

function programmeRule(text: InitiativeText): InitiativeRule | null {
  const programme = programmeById(text.programmeId)
  if (programme === null) return null
  if (outsideWindow(programme, text.appliedFrom)) return 'OUTSIDE_WINDOW'
  return missingDeclaration(programme, text.declarations) ? 'DECLARATION_MISSING' : null
}

/** May this person change text, authors and shares now? Null = yes. */
export function editRefusal(
  initiative: Initiative,
  { isLead }: Pick<InitiativeMover, 'isLead'>,
): InitiativeRule | null {
  if (!isLead) return 'NOT_YOUR_ROLE'
  if (!EDITABLE.includes(initiative.state)) return 'WRONG_STATE'
  return isDeclinedTwice(initiative) ? 'RESUBMITTED_ONCE' : null
}

/** May a co-author join, accept or leave now? Null = yes. */
export function authorsRefusal(initiative: Initiative): InitiativeRule | null {
  return EDITABLE.includes(initiative.state) ? null : 'WRONG_STATE'
}

/** The moves this person may make now, for the buttons of a page. */
export function movesFor(initiative: Initiative, mover: InitiativeMover): InitiativeMove[] {
  return ALL_MOVES.filter((move) => refusalOf(initiative, move, mover) === null)
}

export const ALL_MOVES = [
  'SUBMIT',
  'CONFIRM',
  'RECOGNIZE',
  'NOT_RECOGNIZE',
  'SEND',
  'COUNT',
  'RETURN',
  'REPLICATE',
  'REVOKE',
  'WITHDRAW',
] as const satisfies readonly InitiativeMove[]
