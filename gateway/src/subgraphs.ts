import { join } from 'node:path'

/** The subgraphs of the graph, in the order they are composed. */
export const SUBGRAPHS = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'] as const

export type SubgraphName = (typeof SUBGRAPHS)[number]

/** The composed contract, committed; `node src/compose.ts --check` fails when it is stale. */
export const SUPERGRAPH_FILE = join(import.meta.dirname, '../supergraph.graphql')
