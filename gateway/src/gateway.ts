import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import type { RequestContext } from './context.ts'
import type { RunOperation } from './executor/compiled-operation.ts'
import { createExecutor, type Compiled } from './executor/executor.ts'
import type { CallSubgraph } from './subgraph-call.ts'
import { SUBGRAPHS, type SubgraphName } from './subgraphs.ts'

export type GatewayOptions = {
  supergraphSdl: string
  /** The data source of a subgraph; the addresses in the supergraph are placeholders. */
  sourceOf: (name: SubgraphName) => GraphQLDataSource<RequestContext>
  /** How the compiled executor asks a subgraph. */
  callOf: (name: SubgraphName) => CallSubgraph
  /** Fetches whose answers are kept between requests, and so never travel with others; usually none. */
  keeps?: (name: SubgraphName, operation: string) => boolean
  /** `stock` is Apollo's own executor: the same answers, at several times the cost. */
  executor: 'compiled' | 'stock'
  log: Logger
}

/**
 * Apollo's gateway with a static supergraph, our data sources, and its plans run by the compiled executor. Each
 * supergraph that is loaded has an executor of its own; requests under way end on the one they began with.
 */
export class TinNhiemGateway extends ApolloGateway {
  readonly #kind: GatewayOptions['executor']
  readonly #callOf: GatewayOptions['callOf']
  readonly #keeps: NonNullable<GatewayOptions['keeps']>
  #compiled: Compiled | null = null

  constructor(options: GatewayOptions) {
    const { supergraphSdl, sourceOf, callOf, keeps = () => false, executor, log } = options
    super({
      supergraphSdl,
      buildService: ({ name }) => sourceOf(subgraphNamed(name)),
      __exposeQueryPlanExperimental: false,
      logger: toApolloLogger(log),
    })
    this.#kind = executor
    this.#callOf = callOf
    this.#keeps = keeps
    this.onSchemaLoadOrUpdate(() => void (this.#compiled = this.#compile()))
  }

  /** Apollo Server takes the executor from here. */
  override async load(
    options?: Parameters<ApolloGateway['load']>[0],
  ): ReturnType<ApolloGateway['load']> {
    const loaded = await super.load(options)
    if (this.#kind === 'stock') return loaded
    return { ...loaded, executor: (asked) => (this.#compiled?.execute ?? this.executor)(asked) }
  }

  /** An operation that ran before, compiled; null for one that only Apollo's executor runs. */
  compiled(queryHash: string, operationName: string): RunOperation | null {
    return this.#compiled?.find(queryHash, operationName) ?? null
  }

  #compile(): Compiled | null {
    const { queryPlanner: planner } = this.__testing()
    if (!planner || !this.schema || this.#kind === 'stock') return null
    return createExecutor({
      planner,
      schema: this.schema,
      callOf: (serviceName) => {
        const name = subgraphNamed(serviceName)
        return { name, call: this.#callOf(name) }
      },
      keeps: (serviceName, operation) => this.#keeps(subgraphNamed(serviceName), operation),
      stock: this.executor,
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
