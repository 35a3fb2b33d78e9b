import type { LeaderScheme } from '../scheme/leader-scheme.ts'
import type { Cycle, CycleStep } from './cycle.ts'

/** A cycle, and whether this reader may know more than that it exists: who acted, the run, the inputs. */
export type RatingCycleMapper = Cycle & { sees: 'ALL' | 'OUTLINE' }
export type CycleStepMapper = CycleStep & { shownBy: boolean }
export type RatingSchemeMapper = LeaderScheme
