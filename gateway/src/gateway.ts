import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import type { RequestContext } from './context.ts'
import { SUBGRAPHS, type SubgraphName } from './subgraphs.ts'

export type GatewayOptions = {
  supergraphSdl: string
  /** The data source of a subgraph; the addresses in the supergraph are placeholders. */
  sourceOf: (name: SubgraphName) => GraphQLDataSource<RequestContext>
  log: Logger
}

/**
 * Apollo's gateway with a static supergraph and our data sources; planner and executor are its own. A compiled
 * executor would replace `executor` here (architecture.md, Traps).
 */
export class TinNhiemGateway extends ApolloGateway {
  constructor({ supergraphSdl, sourceOf, log }: GatewayOptions) {
    super({
      supergraphSdl,
      buildService: ({ name }) => sourceOf(subgraphNamed(name)),
      __exposeQueryPlanExperimental: false,
      logger: toApolloLogger(log),
    })
  }
}

function subgraphNamed(name: string): SubgraphName {
  const found = SUBGRAPHS.find((known) => known === name)
  if (!found) throw new Error(`the supergraph names ${name}, which this gateway does not know`)
  return found
}

/** Apollo's logger on ours; its debug lines hold queries and are left out. */
export function toApolloLogger(log: Logger) {
  return {
    debug: () => {},
    info: () => {},
    warn: (message: unknown) => log.warn({ reason: String(message) }, 'apollo'),
    error: (message: unknown) => log.error({ reason: String(message) }, 'apollo'),
  }
}
