/** Life cycle of a year's rating until the full issues (domain.md 8.2): no self-assessment, no appeals yet. */
export type CycleState = 'OPEN' | 'RANKING' | 'APPROVAL' | 'PUBLISHED'

export type CycleMove = 'START_RUN' | 'CANCEL_RUN' | 'APPROVE'

export type CycleStep = { state: CycleState; on: string; by: string | null }

export type LevelCounts = {
  rated: number
  excellent: number
  good: number
  completed: number
  notCompleted: number
  notRated: number
  tied: number
}

/** What a finished run left behind: the ratings shown, and who started the run that made them. */
export type CycleResult = {
  runId: string
  startedBy: string
  closingDay: string
  inputsHash: string
  ratingsHash: string
  /** Names the digests of the single ratings; absent in a cycle that was run before they were kept. */
  digestsHash?: string
  counts: LevelCounts
}

export type Cycle = {
  id: string
  year: number
  surveyId: string
  schemeCode: string
  state: CycleState
  version: number
  steps: CycleStep[]
  /** Number of the last run, 0 before the first. */
  runNo: number
  result: CycleResult | null
  decisionNo: string | null
}

/** Whoever asks to move a cycle. `isRated`: the cycle rates a post of this person (D-19). */
export type CycleMover = { id: string; onCouncil: boolean; isRated: boolean }

/** What a move looks at besides the cycle. */
export type CycleFacts = { releaseIsHere: boolean; runFailed: boolean }

export type MoveRule =
  | 'NOT_YOUR_ROLE'
  | 'RATES_YOU'
  | 'STARTER_NEVER_APPROVES'
  | 'WRONG_STATE'
  | 'RELEASE_MISSING'

const FROM: Record<CycleMove, readonly CycleState[]> = {
  START_RUN: ['OPEN', 'APPROVAL'],
  CANCEL_RUN: ['RANKING'],
  APPROVE: ['APPROVAL'],
}

/**
 * May this person make this move now? Rights come before the state, so that a stranger learns nothing (D-19).
 * A run that failed may be started again. Null = yes.
 */
export function refusalOf(
  cycle: Cycle,
  move: CycleMove,
  mover: CycleMover,
  facts: CycleFacts,
): MoveRule | null {
  if (!mover.onCouncil) return 'NOT_YOUR_ROLE'
  if (mover.isRated) return 'RATES_YOU'
  if (move === 'APPROVE' && cycle.result?.startedBy === mover.id) return 'STARTER_NEVER_APPROVES'
  const again = move === 'START_RUN' && cycle.state === 'RANKING' && facts.runFailed
  if (!again && !FROM[move].includes(cycle.state)) return 'WRONG_STATE'
  return move === 'START_RUN' && !facts.releaseIsHere ? 'RELEASE_MISSING' : null
}

/** The moves this person may make now, for the buttons of a page. */
export function movesFor(cycle: Cycle, mover: CycleMover, facts: CycleFacts): CycleMove[] {
  const moves: CycleMove[] = ['START_RUN', 'CANCEL_RUN', 'APPROVE']
  return moves.filter((move) => refusalOf(cycle, move, mover, facts) === null)
}

/** Whether a cycle still waits for a survey that nothing has been heard of: then another one may take its place. */
export function waitsForNothingKnown(
  cycle: Pick<Cycle, 'state' | 'runNo'>,
  { releaseIsHere }: Pick<CycleFacts, 'releaseIsHere'>,
): boolean {
  return cycle.state === 'OPEN' && cycle.runNo === 0 && !releaseIsHere
}

/** Where a cycle goes when its run ends without ratings: back to where it was, earlier results stay. */
export function stateWithoutRun(cycle: Cycle): CycleState {
  return cycle.result === null ? 'OPEN' : 'APPROVAL'
}

export function runIdOf(cycleId: string, no: number): string {
  return `run-${cycleId}-v${no}`
}

/** The id of the latest run; null before the first. */
export function latestRunId(cycle: Cycle): string | null {
  return cycle.runNo === 0 ? null : runIdOf(cycle.id, cycle.runNo)
}
