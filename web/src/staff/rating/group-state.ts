import type { RunState } from '../../generated/operations.ts'

/** What a group's row says of itself; the words are `groups.*`. */
export type GroupState = 'done' | 'runs' | 'waits' | 'rests' | 'stopped'

/** A group that is not done says "waits" or "runs" only while its run goes on. */
export function groupState(run: RunState, { done, total }: Count): GroupState {
  if (done >= total) return 'done'
  if (run === 'STOPPED') return 'rests'
  if (run === 'CANCELLED' || run === 'FAILED' || run === 'DONE') return 'stopped'
  return done > 0 ? 'runs' : 'waits'
}

type Count = { done: number; total: number }
