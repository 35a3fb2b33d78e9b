import { Refusal } from './refusal.ts'
import type { SubgraphName } from './subgraphs.ts'

/** A service that gave no answer, or none that can be passed on: nothing is guessed in its place. */
export function unavailable(service: SubgraphName): Refusal {
  return new Refusal('SUBGRAPH_UNAVAILABLE', 503, 'vi', { service, retryAfter: 5 })
}
