import type { JsonBytes } from './json-bytes.ts'
import type { AskSubgraph } from './in-flight.ts'
import type { FitsType } from './subtypes.ts'

/** What compiling a plan needs of its gateway. */
export type Compiler = {
  ask: (serviceName: string) => AskSubgraph
  /** Whether a fetch has to travel alone. */
  keeps: (serviceName: string, operation: string) => boolean
  fitsType: FitsType
  /** Where answers are written, one after the other: writing waits for nothing. */
  out: JsonBytes
}

/** A plan with something only Apollo's own executor runs. */
export class NotCompiled extends Error {
  override name = 'NotCompiled'
}
