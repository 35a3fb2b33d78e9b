/** Life cycle of an award (CAM-6). */
export type RecognitionState = 'PROPOSED' | 'APPROVED' | 'REFUSED' | 'PUBLISHED' | 'REVOKED'
export type RecognitionMove = 'APPROVE' | 'REFUSE' | 'PUBLISH' | 'REVOKE'
export type RecognitionSubject = 'AUTHOR' | 'MODEL' | 'UNIT'

type Localized = { vi: string; en: string }

export type RecognitionStep = {
  move: RecognitionMove
  state: RecognitionState
  on: string
  by: string
  reason: string | null
}

export type Recognition = {
  id: string
  version: number
  subject: RecognitionSubject
  title: Localized
  citation: Localized | null
  unitId: string
  initiativeId: string | null
  modelId: string | null
  /** The person recognised; null for models and units. */
  memberId: string | null
  proposedBy: string
  state: RecognitionState
  /** What the person agreed to have shown; nothing until then. */
  consent: { name: boolean; picture: boolean }
  pictureId: string | null
  decisionNo: string | null
  publishedOn: string | null
  steps: RecognitionStep[]
}

export type RecognitionMover = {
  id: string
  isOrganiser: boolean
  /** An officer of the standing committee above the unit. */
  isCommittee: boolean
}

export type RecognitionRule =
  | 'NOT_YOUR_ROLE'
  | 'PROPOSER_NEVER_DECIDES'
  | 'NOT_ABOUT_YOURSELF'
  | 'WRONG_STATE'
  | 'SUBJECT_ENDED'

type Line = {
  from: readonly RecognitionState[]
  to: RecognitionState
  actor: 'isOrganiser' | 'isCommittee'
}

export const RECOGNITION_MOVES: Record<RecognitionMove, Line> = {
  APPROVE: { from: ['PROPOSED'], to: 'APPROVED', actor: 'isCommittee' },
  REFUSE: { from: ['PROPOSED'], to: 'REFUSED', actor: 'isCommittee' },
  PUBLISH: { from: ['APPROVED'], to: 'PUBLISHED', actor: 'isOrganiser' },
  REVOKE: { from: ['APPROVED', 'PUBLISHED'], to: 'REVOKED', actor: 'isCommittee' },
}

/**
 * May this person make this move now? Who proposed never decides, and nobody decides or publishes an award of their own.
 * @param subjectStands what is recognised is still counted or recognised
 */
export function recognitionRefusal(
  recognition: Recognition,
  move: RecognitionMove,
  mover: RecognitionMover,
  subjectStands: boolean,
): RecognitionRule | null {
  const { from, actor } = RECOGNITION_MOVES[move]
  if (!mover[actor]) return 'NOT_YOUR_ROLE'
  if (recognition.memberId === mover.id) return 'NOT_ABOUT_YOURSELF'
  if (actor === 'isCommittee' && recognition.proposedBy === mover.id)
    return 'PROPOSER_NEVER_DECIDES'
  if (!from.includes(recognition.state)) return 'WRONG_STATE'
  const ahead = move === 'APPROVE' || move === 'PUBLISH'
  return ahead && !subjectStands ? 'SUBJECT_ENDED' : null
}

export const ALL_RECOGNITION_MOVES = [
  'APPROVE',
  'REFUSE',
  'PUBLISH',
  'REVOKE',
] as const satisfies readonly RecognitionMove[]

/** How somebody stands to an award: the person, staff in scope, everybody else. */
export type RecognitionRelation = 'PERSON' | 'STAFF' | 'PUBLIC'

/** Null = it does not exist for them: others see what is published, the person what was decided. */
export function recognitionRelation(
  { memberId, state }: Pick<Recognition, 'memberId' | 'state'>,
  reader: { id: string; isStaff: boolean },
): RecognitionRelation | null {
  const decided = state !== 'PROPOSED' && state !== 'REFUSED'
  if (memberId === reader.id && decided) return 'PERSON'
  if (reader.isStaff) return 'STAFF'
  return state === 'PUBLISHED' ? 'PUBLIC' : null
}

/** An award as one reader may see it; the person's id is in it only where it may be shown. */
export type VisibleRecognition = Omit<
  Recognition,
  'memberId' | 'proposedBy' | 'consent' | 'steps'
> & {
  relation: RecognitionRelation
  personId: string | null
  /** A person without consent: "một đoàn viên". */
  unnamed: boolean
  consent: Recognition['consent'] | null
  steps: RecognitionStep[] | null
  moves: RecognitionMove[]
}

/** Cuts an award down: name and picture only by the person's consent, staff included (CAM-6). */
export function visibleRecognition(
  recognition: Recognition,
  relation: RecognitionRelation,
  moves: RecognitionMove[],
): VisibleRecognition {
  const { memberId, proposedBy: _, consent, steps, pictureId, ...rest } = recognition
  const own = relation === 'PERSON'
  const named = own || consent.name
  return {
    ...rest,
    relation,
    moves,
    personId: named ? memberId : null,
    unnamed: memberId !== null && !named,
    pictureId: memberId === null || own || consent.picture ? pictureId : null,
    consent: own ? consent : null,
    steps: relation === 'STAFF' ? steps : null,
  }
}
