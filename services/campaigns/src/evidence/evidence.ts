/** What a piece of evidence belongs to. */
export type SubjectKind = 'PARTICIPATION' | 'MODEL' | 'INITIATIVE' | 'RECOGNITION'

/** A subject as its owner tells it: just what is needed to say who may do what with its evidence. */
export type Subject = {
  kind: SubjectKind
  id: string
  /** Path of the unit it belongs to. */
  path: string
  /** PERSON: of nobody's business but the person's. AUTHORS: some members' work. UNIT: a unit's. */
  owner: 'PERSON' | 'AUTHORS' | 'UNIT'
  /** Members whose own it is; empty for a unit's. */
  memberIds: readonly string[]
  /** Whether its state still takes evidence. */
  open: boolean
  /** Somebody above has decided by it: from then on it stays. */
  decided: boolean
  /** Know-how: all of its evidence is private. */
  confidential: boolean
  /** The one piece a person consents to have shown to everybody signed in. */
  shown?: string | null
}

/** Whether a piece may be listed and opened. Of a person's, others see the one that is consented to. */
export function mayOpen(
  piece: Pick<Evidence, 'id' | 'private'>,
  subject: Pick<Subject, 'confidential' | 'owner' | 'shown'>,
  rights: Rights,
): boolean {
  if (subject.owner === 'PERSON' && !rights.names && piece.id !== subject.shown) return false
  return piece.private || subject.confidential ? rights.seePrivate : rights.see
}

/** How somebody stands to the unit of a subject (domain.md 5). */
export type Standing = {
  memberId: string
  /** Officer of that very unit. */
  isOfficer: boolean
  /** Member of that very unit: never decides for it. */
  isMember: boolean
  /** Upper or provincial officer of a level above it. */
  isAbove: boolean
  /** Inspection or campaign organiser in scope: reads. */
  isReader: boolean
}

export type Rights = {
  see: boolean
  seePrivate: boolean
  attach: boolean
  /** Takes back what this person uploaded. */
  remove: boolean
  decide: boolean
  /** Learns who uploaded and who decided. */
  names: boolean
}

const NONE: Rights = {
  ...{ see: false, seePrivate: false, attach: false, remove: false, decide: false, names: false },
}

/**
 * Who may do what with the evidence of a subject. Confidential know-how is opened by its authors and by the officers who
 * decide, and by nobody else; nobody decides on the own, nor on the own unit's.
 */
export function rightsOn(subject: Subject, standing: Standing): Rights {
  const own = subject.memberIds.includes(standing.memberId)
  if (subject.owner === 'PERSON') {
    if (own)
      return {
        ...{ see: true, seePrivate: true, attach: subject.open, remove: true },
        ...{ decide: false, names: true },
      }
    return { ...NONE, see: (subject.shown ?? null) !== null }
  }
  const authors = subject.owner === 'AUTHORS'
  const above = standing.isAbove && !standing.isMember
  const decide = !own && (authors ? standing.isOfficer || above : above && !standing.isOfficer)
  const mine = authors ? own : standing.isOfficer
  const see = mine || decide || standing.isOfficer || standing.isAbove || standing.isReader
  return {
    see,
    seePrivate: mine || decide,
    attach: mine && subject.open,
    remove: mine && !subject.decided,
    decide,
    names: mine || decide,
  }
}

export type EvidenceState = 'PENDING' | 'VERIFIED' | 'RETURNED'
export type EvidenceMove = 'VERIFY' | 'RETURN' | 'REMOVE'

export type EvidenceStep = { state: EvidenceState; on: string; by: string; reason: string | null }

export type Evidence = {
  id: string
  kind: SubjectKind
  subject: string
  fileName: string
  mediaType: string
  bytes: number
  /** SHA-256 of what is stored, in hex. */
  contentId: string
  private: boolean
  state: EvidenceState
  version: number
  uploadedBy: string
  uploadedOn: string
  steps: EvidenceStep[]
}

export type EvidenceRule = 'NOT_YOUR_ROLE' | 'UPLOADER_NEVER_VERIFIES' | 'EVIDENCE_WRONG_STATE'

const FROM: Readonly<Record<EvidenceMove, readonly EvidenceState[]>> = {
  VERIFY: ['PENDING'],
  // a verified piece that turns out false goes back too, with its reason
  RETURN: ['PENDING', 'VERIFIED'],
  REMOVE: ['PENDING', 'RETURNED'],
}

/** May this person make this move now? Rights come before the state. Null = yes. */
export function refusalOf(
  evidence: Pick<Evidence, 'state' | 'uploadedBy'>,
  move: EvidenceMove,
  memberId: string,
  rights: Rights,
): EvidenceRule | null {
  const uploaded = evidence.uploadedBy === memberId
  if (move === 'REMOVE' && !uploaded) return 'NOT_YOUR_ROLE'
  if (move === 'REMOVE' && !rights.remove) return 'EVIDENCE_WRONG_STATE'
  if (move !== 'REMOVE' && !rights.decide) return 'NOT_YOUR_ROLE'
  if (move !== 'REMOVE' && uploaded) return 'UPLOADER_NEVER_VERIFIES'
  return FROM[move].includes(evidence.state) ? null : 'EVIDENCE_WRONG_STATE'
}

const MOVES = ['VERIFY', 'RETURN', 'REMOVE'] as const

export function movesFor(
  evidence: Pick<Evidence, 'state' | 'uploadedBy'>,
  memberId: string,
  rights: Rights,
): EvidenceMove[] {
  return MOVES.filter((move) => refusalOf(evidence, move, memberId, rights) === null)
}
