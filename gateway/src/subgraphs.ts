import { join } from 'node:path'

/** The subgraphs of the graph, in the order they are composed. */
export const SUBGRAPHS = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals'] as const

export type SubgraphName = (typeof SUBGRAPHS)[number]

/** What a tenant can do without (D-9): then nothing of it is in the graph. */
export const OPTIONAL_SUBGRAPH = 'referrals' satisfies SubgraphName

/** The composed contract, committed; `node src/compose.ts --check` fails when it is stale. */
export const SUPERGRAPH_FILE = join(import.meta.dirname, '../supergraph.graphql')

/** The same for a tenant without referrals: composed without them, not cut out afterwards. */
export const SMALLER_SUPERGRAPH_FILE = join(
  import.meta.dirname,
  '../supergraph.without-referrals.graphql',
)
