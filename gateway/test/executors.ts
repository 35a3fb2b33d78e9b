import { parse, type GraphQLError, type GraphQLSchema } from 'graphql'
import { composeSupergraph } from '../src/compose.ts'
import { newContext, type RequestContext } from '../src/context.ts'
import { PoolDataSource } from '../src/data-source.ts'
import type { Executor } from '../src/executor/executor.ts'
import { TinNhiemGateway } from '../src/gateway.ts'
import type { CallSubgraph } from '../src/subgraph-call.ts'
import type { SubgraphName } from '../src/subgraphs.ts'
import { idOf } from '../src/operations.ts'
import { silent } from './silent.ts'

export type Result = {
  data?: unknown
  errors?: readonly GraphQLError[]
  extensions?: Record<string, unknown>
}
export type Ask = (
  query: string,
  variables?: Record<string, unknown>,
  context?: Partial<RequestContext>,
) => Promise<Result>

export type Asker = { ask: Ask; schema: GraphQLSchema }

/** A gateway's executor alone: no door, no Apollo Server, the subgraphs in process. */
export async function openExecutor(
  executor: 'compiled' | 'stock',
  callOf: (name: SubgraphName) => CallSubgraph,
  supergraphSdl = composeSupergraph(),
): Promise<Asker> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const sourceOf = (name: SubgraphName) => new PoolDataSource(callOf(name))
  const gateway = new TinNhiemGateway({ supergraphSdl, sourceOf, callOf, executor, log: silent })
  const loaded = await gateway.load()
  const ask: Ask = async (query, variables = {}, context = {}) => {
    const document = parse(query)
    const contextValue = newContext({ identity: 'token-a', ...context })
    const asked = {
      request: { query, variables },
      document,
      queryHash: idOf(query),
      operationName: null,
      context: contextValue,
      metrics: {},
      schema: loaded.schema,
    }
    try {
      const answer = await loaded.executor(asked as unknown as Parameters<Executor>[0])
      const { data } = answer
      return { ...answer, ...(data && { data: JSON.parse(JSON.stringify(data)) }) } as Result
    } catch (error) {
      // as Apollo Server does with what an executor throws
      return { errors: [error as GraphQLError] }
    }
  }
  return { ask, schema: loaded.schema }
}

/** A result as JSON, with the errors in an order of their own. */
export function comparable({ data, errors, extensions }: Result): unknown {
  const written = (errors ?? []).map(({ message, path, extensions: given }) =>
    JSON.stringify({ message, path, extensions: sortedKeys({ ...given }) }),
  )
  return {
    data: data ?? null,
    errors: written.toSorted(),
    gaps: gapsOf(extensions).toSorted(),
  }
}

function gapsOf(extensions: Result['extensions']): string[] {
  const gaps = (extensions?.['valueCompletion'] ?? []) as GraphQLError[]
  return gaps.map(({ message, path }) => JSON.stringify({ message, path }))
}

function sortedKeys(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).toSorted(([a], [b]) => a.localeCompare(b)))
}
