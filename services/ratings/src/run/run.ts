/** A rating run as it is stored; what is counted comes from its parts. */
export type RunState = 'QUEUED' | 'RUNNING' | 'FAILED' | 'DONE' | 'CANCELLED'

export const RUN_STEPS = [
  'FREEZE_INPUTS',
  'PRIORS',
  'LEADERS',
  'CEILING',
  'CHECK',
  'WRITE',
] as const
export type RunStep = (typeof RUN_STEPS)[number]

/** Why a run failed: the part that is missing or wrong. */
export type RunFailure =
  | 'RELEASE_MISSING'
  | 'RELEASE_FALSE'
  | 'SCHEME_UNKNOWN'
  | 'TREE_MISSING'
  | 'NO_LEADERS'
  | 'PARTS_MISSING'
  | 'CHECK_DIFFERS'

/** A line of the log: a code and the numbers of its sentence; no names. */
export type RunLogEntry = { at: Date; code: RunLogCode; values: Record<string, string | number> }
export type RunLogCode =
  | 'STARTED'
  | 'INPUTS_FROZEN'
  | 'PRIORS_ESTIMATED'
  | 'PART_AGAIN'
  | 'QUEUE_REBUILT'
  | 'CEILING_APPLIED'
  | 'CHECK_SAME'
  | 'WRITTEN'
  | 'FAILED'
  | 'CANCELLED'

/** Leaders below one upper union; null for those directly under the province. */
export type RunGroup = { upperId: string | null; total: number }

export type Run = {
  id: string
  cycleId: string
  no: number
  state: RunState
  startedBy: string
  /** Real time, for the time left. */
  startedAt: Date
  finishedAt: Date | null
  step: RunStep
  inputsHash: string | null
  closingDay: string | null
  priorsHash: string | null
  /** Leaders, how many of them one part holds, and how many parts there are; 0 until the inputs are frozen. */
  total: number
  bucketSize: number
  buckets: number
  groups: RunGroup[]
  retries: number
  repairs: number
  failure: RunFailure | null
  log: RunLogEntry[]
}

/** Is there still something to do, or to cancel? */
export function isActive(run: Pick<Run, 'state'>): boolean {
  return run.state === 'QUEUED' || run.state === 'RUNNING'
}

export type StepState = 'DONE' | 'RUNNING' | 'WAITING' | 'FAILED'

/** The steps in their order, as the run stands. */
export function stepsOf(run: Pick<Run, 'state' | 'step'>): { code: RunStep; state: StepState }[] {
  const now = RUN_STEPS.indexOf(run.step)
  return RUN_STEPS.map((code, at) => {
    if (run.state === 'DONE' || at < now) return { code, state: 'DONE' }
    if (at > now || run.state === 'CANCELLED') return { code, state: 'WAITING' }
    return { code, state: run.state === 'FAILED' ? 'FAILED' : 'RUNNING' }
  })
}
