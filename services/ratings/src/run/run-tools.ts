import type { Clock } from '@tinnhiem/kit/clock'
import type { Logger } from '@tinnhiem/kit/logger'
import type { ReleaseKeys } from '../release/release-keys.ts'
import type { Stores } from '../stores.ts'
import type { BasisOf } from './basis.ts'
import type { RunFlow } from './run-flow.ts'
import type { RunLogEntry } from './run.ts'

/** One try at one part. */
export type Attempt = { runId: string; bucket: number; fence: number }

/** Ways to break a worker on purpose; a real worker has none of them. */
export type Faults = {
  /** Awaited between reading and every write of a part: marks of progress, and then the whole. */
  beforeWrite?: (part: Attempt & { complete: boolean }) => Promise<void>
  /** Marks progress after the first leader of every part, however fast it is. */
  markAtOnce?: boolean
  /** `false` takes the fence away: what must then go wrong is a test. */
  fence?: boolean
}

/** What the work of a run may touch. */
export type RunTools = {
  stores: Stores
  releaseKeys: ReleaseKeys
  clock: Clock
  flow: RunFlow
  basisOf: BasisOf
  log: Logger
  faults: Faults
}

/** A line of a run's log, in domain time. */
export function entryOf(
  { clock }: Pick<RunTools, 'clock'>,
  code: RunLogEntry['code'],
  values: RunLogEntry['values'] = {},
): RunLogEntry {
  return { at: clock.now(), code, values }
}
