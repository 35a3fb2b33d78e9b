import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import { PoolDataSource } from '../src/data-source.ts'
import { createExecutor } from '../src/executor/executor.ts'
import { toApolloLogger } from '../src/gateway.ts'
import { readAnswer } from '../src/subgraph-answer.ts'
import type { CallSubgraph } from '../src/subgraph-call.ts'

/** What can be audited: ours, Apollo's executor over our data source, and Apollo's own altogether. */
export const EXECUTORS = ['compiled', 'pool', 'stock'] as const
export type Executor = (typeof EXECUTORS)[number]

/** A gateway over a supergraph of the audit: `TinNhiemGateway` knows the names of our services only. */
export function createGateway(
  executor: Executor,
  supergraphSdl: string,
  log: Logger,
): ApolloGateway {
  const addresses = new Map<string, string>()
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: toApolloLogger(log),
    buildService: ({ name, url = '' }) => {
      addresses.set(name, url)
      return executor === 'stock'
        ? new RemoteGraphQLDataSource({ url })
        : new PoolDataSource(callOf(url))
    },
  })
  if (executor === 'compiled') compile(gateway, addresses)
  return gateway
}

/** Has its plans run by our executor, as `TinNhiemGateway` does. */
function compile(gateway: ApolloGateway, addresses: ReadonlyMap<string, string>): void {
  const load = gateway.load.bind(gateway)
  gateway.load = async (options) => {
    const loaded = await load(options)
    const { queryPlanner: planner } = gateway.__testing()
    if (!planner || !gateway.schema) throw new Error('the supergraph was not loaded')
    const executor = createExecutor({
      planner,
      schema: gateway.schema,
      // the name is for the notes about services only
      callOf: (name) => ({ name: 'membership', call: callOf(addresses.get(name) ?? '') }),
      // nothing of the audit may need Apollo's executor, or its score would be theirs
      stock: () => Promise.reject(new Error('a plan was not compiled')),
    })
    return { ...loaded, executor: executor.execute }
  }
}

/** A subgraph of the audit: no identity, no limits. */
function callOf(url: string): CallSubgraph {
  return async ({ query, operationName, variables }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName, variables }),
    })
    return readAnswer(await response.text())
  }
}
