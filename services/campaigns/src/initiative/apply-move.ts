import {
  MOVES,
  type CouncilDecision,
  type Initiative,
  type InitiativeMove,
  type InitiativeStep,
} from './initiative.ts'

/** A move that was allowed, with what belongs to it. */
export type MadeMove = {
  move: InitiativeMove
  by: string
  on: string
  reason?: string
  decision?: CouncilDecision
  programmeId?: string
  replicatedBy?: string
}

/** The part of an initiative that a move may change. */
export type InitiativeChange = Partial<
  Pick<
    Initiative,
    | 'state'
    | 'text'
    | 'authors'
    | 'split'
    | 'editions'
    | 'declined'
    | 'decision'
    | 'countedOn'
    | 'replicatedBy'
    | 'steps'
  >
>

/** What an allowed move changes. Says nothing about whether it is allowed: that is `refusalOf`. */
export function changeOf(initiative: Initiative, made: MadeMove): InitiativeChange {
  const state = MOVES[made.move].to
  return { state, steps: [...initiative.steps, stepOf(made)], ...ownChange(initiative, made) }
}

/** Choosing a programme while sending changes the text first, so that its window is checked with it. */
export function withProgramme(initiative: Initiative, programmeId: string | undefined): Initiative {
  return programmeId === undefined
    ? initiative
    : { ...initiative, text: { ...initiative.text, programmeId } }
}

function ownChange(initiative: Initiative, made: MadeMove): InitiativeChange {
  switch (made.move) {
    case 'SUBMIT': {
      const no = initiative.editions.length + 1
      const edition = { no, on: made.on, text: initiative.text }
      return { editions: [...initiative.editions, edition], decision: null }
    }
    case 'RECOGNIZE':
      return { decision: made.decision ?? null }
    case 'NOT_RECOGNIZE':
      return { decision: made.decision ?? null, declined: initiative.declined + 1 }
    case 'SEND':
      return { text: withProgramme(initiative, made.programmeId).text }
    case 'COUNT':
      return { countedOn: made.on }
    case 'REPLICATE':
      return { replicatedBy: made.replicatedBy === undefined ? [] : [made.replicatedBy] }
    default:
      return {}
  }
}

function stepOf({ move, by, on, reason, decision }: MadeMove): InitiativeStep {
  const state = MOVES[move].to
  return { move, state, on, by, reason: reason ?? null, decision: decision ?? null }
}
