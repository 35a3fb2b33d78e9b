import type { AskSubgraph } from './in-flight.ts'
import type { FitsType } from './subtypes.ts'

/** What compiling a plan needs of its gateway. */
export type Compiler = {
  ask: (serviceName: string) => AskSubgraph
  /** Whether a fetch has to travel alone. */
  keeps: (serviceName: string, operation: string) => boolean
  fitsType: FitsType
}

/** A plan with something only Apollo's own executor runs. */
export class NotCompiled extends Error {
  override name = 'NotCompiled'
}
