/** States and moves of a referral (domain.md 4.3.6). What was never agreed to is never one of these, but SELF_PROPOSED. */
export type ReferralState =
  | 'SELF_PROPOSED'
  | 'CONSENTED'
  | 'ELIGIBLE'
  | 'NOT_ELIGIBLE'
  | 'VOTED'
  | 'NOT_PASSED'
  | 'RESOLVED'
  | 'SENT'
  | 'RECEIVED'
  | 'AWARENESS_CLASS'
  | 'FOSTERING'
  | 'ADMITTED'
  | 'NOT_CONTINUED'
  | 'WITHDRAWN'
  | 'SUSPENDED'

/** Moves of the person, of the officers on a referral list, of the upper unit's, of the liaison, and by the clock. */
export type Move =
  | 'CONSENT'
  | 'WITHDRAW'
  | 'CHECK'
  | 'ASK_OPINION'
  | 'GIVE_OPINION'
  | 'VOTE'
  | 'DRAFT_RESOLUTION'
  | 'SIGN'
  | 'SEND'
  | 'READDRESS'
  | 'RECEIVE'
  | 'AWARENESS_CLASS'
  | 'FOSTER'
  | 'ADMIT'
  | 'STOP'
  | 'AGREE'
  | 'SUSPEND'
  | 'RESUME'
  | 'END_SUSPENSION'

/** What somebody is to a referral. NEW_LIST: the list of the unit the person moved to. CLOCK: this service itself. */
export type Relation = 'SELF' | 'LIST' | 'NEW_LIST' | 'UPPER' | 'LIAISON' | 'CLOCK'

export type MoveRule =
  | 'NOT_YOUR_ROLE'
  | 'OWN_CASE'
  | 'WRONG_STATE'
  | 'OPINION_MISSING'
  | 'OPINION_ASKED'
  | 'OPINION_NOT_ASKED'
  | 'RESOLUTION_MISSING'
  | 'AUTHOR_NEVER_SIGNS'
  | 'ALREADY_AGREED'

export type Eligibility = {
  criteria: string
  facts: { code: string; holds: boolean; bySystem: boolean }[]
  on: string
}

export type VoteRecord = {
  body: 'UNION_GROUP' | 'GRASSROOTS_COMMITTEE'
  on: string
  convened: number
  present: number
  yes: number
  no: number
  blank: number
  passed: boolean
}

export type Resolution = {
  number: string
  on: string
  organId: string
  /** The organ's name as it was signed for: neither a new name nor a new address changes what was signed. */
  signedFor?: string | null
  authorId: string
  signerId: string | null
  signedOn: string | null
  sentOn: string | null
}

export type Suspension = {
  since: string
  before: ReferralState
  newUnionId: string | null
  unitAgrees: boolean
  memberAgrees: boolean
  until: string
}

/** One mark of the liaison: what and on which day, never why (REF-6). */
export type Feedback = { kind: ReferralState; on: string; until: string | null }

/** What is sealed under the key of the case: all that says who, where to and when. */
export type CaseFile = {
  memberId: string
  origin: 'INVITED' | 'SELF'
  steps: { state: ReferralState; on: string }[]
  consent: { textVersion: string; givenOn: string } | null
  eligibility: Eligibility | null
  opinion: {
    upperId: string
    askedOn: string
    givenOn: string | null
    agrees: boolean | null
  } | null
  vote: VoteRecord | null
  resolution: Resolution | null
  suspension: Suspension | null
  feedback: Feedback[]
}

/** A referral, opened. `sent`: where and in which year it reached SENT, for T7; it stays when the person leaves. */
export type Referral = {
  id: string
  unionId: string
  state: ReferralState
  version: number
  sent: { unionId: string; year: number } | null
  file: CaseFile
}

export type Mover = { id: string; relation: Relation }

const CLOSED: readonly ReferralState[] = [
  'NOT_ELIGIBLE',
  'NOT_PASSED',
  'ADMITTED',
  'NOT_CONTINUED',
  'WITHDRAWN',
]
const BEFORE_SENDING: readonly ReferralState[] = ['CONSENTED', 'ELIGIBLE', 'VOTED', 'RESOLVED']
const AT_THE_ORGAN: readonly ReferralState[] = ['SENT', 'RECEIVED', 'AWARENESS_CLASS', 'FOSTERING']
const GOING: readonly ReferralState[] = [...BEFORE_SENDING, ...AT_THE_ORGAN]

/** From which states a move goes, and whose it is. Withdrawing goes from every open one (REF-1). */
const MOVES: Readonly<Record<Move, { from: readonly ReferralState[]; by: readonly Relation[] }>> = {
  CONSENT: { from: ['SELF_PROPOSED'], by: ['SELF'] },
  WITHDRAW: { from: ['SELF_PROPOSED', ...GOING, 'SUSPENDED'], by: ['SELF'] },
  CHECK: { from: ['CONSENTED'], by: ['LIST'] },
  ASK_OPINION: { from: ['ELIGIBLE', 'VOTED'], by: ['LIST'] },
  GIVE_OPINION: { from: ['ELIGIBLE', 'VOTED'], by: ['UPPER'] },
  VOTE: { from: ['ELIGIBLE'], by: ['LIST'] },
  DRAFT_RESOLUTION: { from: ['VOTED'], by: ['LIST'] },
  SIGN: { from: ['VOTED'], by: ['LIST'] },
  SEND: { from: ['RESOLVED'], by: ['LIST'] },
  READDRESS: { from: ['SENT', 'RECEIVED', 'AWARENESS_CLASS', 'FOSTERING'], by: ['LIST'] },
  RECEIVE: { from: ['SENT'], by: ['LIAISON'] },
  AWARENESS_CLASS: { from: ['RECEIVED'], by: ['LIAISON'] },
  FOSTER: { from: ['AWARENESS_CLASS'], by: ['LIAISON'] },
  ADMIT: { from: ['FOSTERING'], by: ['LIAISON'] },
  STOP: { from: ['RECEIVED', 'AWARENESS_CLASS', 'FOSTERING'], by: ['LIAISON'] },
  AGREE: { from: ['SUSPENDED'], by: ['SELF', 'NEW_LIST'] },
  SUSPEND: { from: GOING, by: ['CLOCK'] },
  RESUME: { from: ['SUSPENDED'], by: ['CLOCK'] },
  END_SUSPENSION: { from: ['SUSPENDED'], by: ['CLOCK'] },
}

/** Moves a page may offer, in the order of the work. */
const OFFERED = Object.keys(MOVES).filter(
  (move): move is Move => !['CONSENT', 'SUSPEND', 'RESUME', 'END_SUSPENSION'].includes(move),
)

export function isClosed(state: ReferralState): boolean {
  return CLOSED.includes(state)
}

/**
 * May this person make this move now? The right comes before the state; an officer never acts on the own referral.
 * Null = yes.
 */
export function refusalOf(referral: Referral, move: Move, mover: Mover): MoveRule | null {
  const { from, by } = MOVES[move]
  const own = referral.file.memberId === mover.id && mover.relation !== 'CLOCK'
  if (own && !(mover.relation === 'SELF' && by.includes('SELF'))) return 'OWN_CASE'
  if (!by.includes(mover.relation)) return 'NOT_YOUR_ROLE'
  if (!from.includes(referral.state)) return 'WRONG_STATE'
  return guardOf(referral.file, move, mover)
}

function guardOf(file: CaseFile, move: Move, { id, relation }: Mover): MoveRule | null {
  const { opinion, resolution, suspension } = file
  switch (move) {
    case 'ASK_OPINION':
      return opinion ? 'OPINION_ASKED' : null
    case 'GIVE_OPINION':
      return opinion && opinion.givenOn === null ? null : 'OPINION_NOT_ASKED'
    case 'SIGN':
      if (!resolution) return 'RESOLUTION_MISSING'
      if (resolution.authorId === id) return 'AUTHOR_NEVER_SIGNS'
      return opinion && opinion.givenOn === null ? 'OPINION_MISSING' : null
    case 'AGREE': {
      const agreed = relation === 'SELF' ? suspension?.memberAgrees : suspension?.unitAgrees
      return agreed ? 'ALREADY_AGREED' : null
    }
    default:
      return null
  }
}

/** The moves this person may make now, for the buttons of a page. */
export function movesFor(referral: Referral, mover: Mover): Move[] {
  return OFFERED.filter((move) => refusalOf(referral, move, mover) === null)
}

/** The referral one step on: the new state with its day, and what else of the file changes. */
export function stepped(
  referral: Referral,
  state: ReferralState,
  on: string,
  change: Partial<CaseFile> = {},
): Referral {
  const steps = [...referral.file.steps, { state, on }]
  return { ...referral, state, file: { ...referral.file, ...change, steps } }
}
