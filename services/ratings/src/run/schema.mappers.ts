import type { RunLogEntry } from './run.ts'
import type { RunView } from './view-run.ts'

export type RatingRunMapper = RunView
export type RunLogLineMapper = RunLogEntry
