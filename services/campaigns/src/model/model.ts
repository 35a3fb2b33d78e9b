export type ModelKind = 'MODEL' | 'EXEMPLAR'
/** The four fields of "Dân vận khéo" (B-13): about the model, never about people. */
export type ModelField = 'ECONOMY' | 'CULTURE_SOCIETY' | 'DEFENCE_SECURITY' | 'POLITICAL_SYSTEM'

/** Life cycle of a "Dân vận khéo" model (CAM-4). */
export type ModelState =
  | 'REGISTERED'
  | 'IN_PROGRESS'
  | 'SUBMITTED'
  | 'RECOGNIZED'
  | 'NOT_RECOGNIZED'
  | 'REPLICATED'
  | 'WITHDRAWN'

export type ModelMove = 'START' | 'SUBMIT' | 'RECOGNIZE' | 'NOT_RECOGNIZE' | 'WITHDRAW' | 'REVOKE'

export type ModelDecision = { no: string; on: string }
export type ModelReport = { no: number; on: string; text: string; evidence: string[]; by: string }
export type ModelStep = {
  move: ModelMove
  state: ModelState
  on: string
  by: string
  reason: string | null
  decision: ModelDecision | null
}

export type MobilizationModel = {
  id: string
  version: number
  kind: ModelKind
  field: ModelField
  name: string
  place: string
  goal: string
  state: ModelState
  unitId: string
  /** The second unit of a joint model. */
  partnerId: string | null
  partnerAgreed: boolean
  /** The units it counts for: the unit, and the partner once it has agreed. */
  unitIds: string[]
  /** The union above that it is registered with, and that recognises it. */
  launchedBy: string
  registeredBy: string
  registeredOn: string
  recognizedOn: string | null
  decision: ModelDecision | null
  replicaOf: string | null
  reports: ModelReport[]
  steps: ModelStep[]
}

export type ModelMover = {
  id: string
  /** An officer of the unit that registered it. */
  isUnit: boolean
  /** An officer of the partner unit. */
  isPartner: boolean
  /** An officer of the body it is registered with. */
  isLauncher: boolean
  /** A member of one of its units. */
  inUnit: boolean
}

export type ModelRule =
  | 'NOT_YOUR_ROLE'
  | 'AUTHOR_NEVER_DECIDES'
  | 'OWN_UNIT'
  | 'WRONG_STATE'
  | 'PARTNER_MISSING'
  | 'RESULTS_MISSING'

type Line = { from: readonly ModelState[]; to: ModelState; actor: 'isUnit' | 'isLauncher' }

export const MODEL_MOVES: Record<ModelMove, Line> = {
  START: { from: ['REGISTERED'], to: 'IN_PROGRESS', actor: 'isUnit' },
  SUBMIT: { from: ['IN_PROGRESS'], to: 'SUBMITTED', actor: 'isUnit' },
  RECOGNIZE: { from: ['SUBMITTED'], to: 'RECOGNIZED', actor: 'isLauncher' },
  NOT_RECOGNIZE: { from: ['SUBMITTED'], to: 'NOT_RECOGNIZED', actor: 'isLauncher' },
  WITHDRAW: {
    from: ['REGISTERED', 'IN_PROGRESS', 'SUBMITTED', 'NOT_RECOGNIZED'],
    to: 'WITHDRAWN',
    actor: 'isUnit',
  },
  REVOKE: { from: ['RECOGNIZED', 'REPLICATED'], to: 'WITHDRAWN', actor: 'isLauncher' },
}

export const ALL_MODEL_MOVES = [
  'START',
  'SUBMIT',
  'RECOGNIZE',
  'NOT_RECOGNIZE',
  'WITHDRAW',
  'REVOKE',
] as const satisfies readonly ModelMove[]

/** Recognised and not revoked. */
export const RECOGNISED: readonly ModelState[] = ['RECOGNIZED', 'REPLICATED']

/**
 * May this person make this move now? A body above recognises: none of its units' members, and not who registered or
 * submitted it. A model shows results before it is submitted (B-13). Null = yes.
 */
export function modelRefusal(
  model: MobilizationModel,
  move: ModelMove,
  mover: ModelMover,
): ModelRule | null {
  const { from, actor } = MODEL_MOVES[move]
  if (!mover[actor]) return 'NOT_YOUR_ROLE'
  if (actor === 'isLauncher' && isAuthor(model, mover.id)) return 'AUTHOR_NEVER_DECIDES'
  if (actor === 'isLauncher' && mover.inUnit) return 'OWN_UNIT'
  if (!from.includes(model.state)) return 'WRONG_STATE'
  if (move !== 'SUBMIT') return null
  if (model.partnerId !== null && !model.partnerAgreed) return 'PARTNER_MISSING'
  return model.reports.length === 0 ? 'RESULTS_MISSING' : null
}

function isAuthor({ registeredBy, steps, reports }: MobilizationModel, id: string): boolean {
  const own = steps.some(({ by, move }) => by === id && MODEL_MOVES[move].actor === 'isUnit')
  return registeredBy === id || own || reports.some(({ by }) => by === id)
}

/** May this person report progress? The units of a model in progress. Null = yes. */
export function reportRefusal(model: MobilizationModel, mover: ModelMover): ModelRule | null {
  const own = mover.isUnit || (mover.isPartner && model.partnerAgreed)
  if (!own) return 'NOT_YOUR_ROLE'
  return model.state === 'IN_PROGRESS' ? null : 'WRONG_STATE'
}

/** May this person agree for the partner unit? Null = yes. */
export function agreeRefusal(model: MobilizationModel, mover: ModelMover): ModelRule | null {
  if (!mover.isPartner) return 'NOT_YOUR_ROLE'
  const open = model.state === 'REGISTERED' || model.state === 'IN_PROGRESS'
  return open && !model.partnerAgreed ? null : 'WRONG_STATE'
}

export type ModelProblem = {
  field: 'name' | 'place' | 'goal' | 'partner' | 'launchedBy' | 'replicaOf' | 'text' | 'evidence'
  rule: ModelInputRule
}
export type ModelInputRule =
  | 'NAME_LENGTH'
  | 'PLACE_LENGTH'
  | 'GOAL_LENGTH'
  | 'PARTNER_UNKNOWN'
  | 'LAUNCHER_NOT_ABOVE'
  | 'REPLICA_NOT_RECOGNISED'
  | 'REPLICA_OF_OWN'
  | 'TEXT_LENGTH'
  | 'EVIDENCE_UNKNOWN'

/** A model has a name, a place and a goal (B-13). Null = they are there. */
export function modelTextProblem(text: {
  name: string
  place: string
  goal: string
}): ModelProblem | null {
  const { name, place, goal } = text
  if (name.length < 5 || name.length > 200) return { field: 'name', rule: 'NAME_LENGTH' }
  if (place.length < 2 || place.length > 200) return { field: 'place', rule: 'PLACE_LENGTH' }
  return goal.length < 5 || goal.length > 4_000 ? { field: 'goal', rule: 'GOAL_LENGTH' } : null
}
