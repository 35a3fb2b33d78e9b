import type { ApolloGateway } from '@apollo/gateway'
import { operationFromDocument } from '@apollo/federation-internals'
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { getOperationAST, type GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { CallSubgraph } from '../subgraph-call.ts'
import type { SubgraphName } from '../subgraphs.ts'
import { compileOperation, type RunOperation } from './compiled-operation.ts'
import { NotCompiled, type Compiler } from './compiler.ts'
import { createInFlight, type AskSubgraph } from './in-flight.ts'
import { JsonBytes } from './json-bytes.ts'
import { createOperationCache } from './operation-cache.ts'
import { createFitsType } from './subtypes.ts'

/** How Apollo Server has an operation run. */
export type Executor = ApolloGateway['executor']
type Asked = Parameters<Executor>[0]

export type ExecutorOptions = {
  planner: QueryPlanner
  /** The API's schema, as Apollo Server has it. */
  schema: GraphQLSchema
  /** @throws Error for a name this gateway does not know */
  callOf: (serviceName: string) => { name: SubgraphName; call: CallSubgraph }
  /** Whether answers to an operation are kept between requests: it is never joined with another. */
  keeps?: (serviceName: string, operation: string) => boolean
  /** Runs the plans that are not compiled. */
  stock: Executor
}

/** Compiled operations that are not of the allow-list: about 50 kB each. */
const MOST_OPERATIONS = 500

export type Compiled = {
  execute: Executor
  /** An operation that was compiled already, for whoever may run it himself; null when it was not, or cannot be. */
  find: (queryHash: string, operationName: string) => RunOperation | null
}

/**
 * An executor for the plans of one supergraph: each operation is planned by Apollo's planner and compiled
 * once, then only run. A new supergraph takes a new executor.
 */
export function createExecutor(options: ExecutorOptions): Compiled {
  const { schema, stock } = options
  const compiler = createCompiler(options)
  const known = createOperationCache<RunOperation | 'STOCK'>(MOST_OPERATIONS)
  const compile = ({ document, request, operationName }: Asked): RunOperation | 'STOCK' => {
    const operation = getOperationAST(document, request.operationName)
    // Apollo's executor has the words for a document without the operation that is named
    if (!operation) return 'STOCK'
    const plan = planOf(options.planner, document, operationName ?? undefined)
    try {
      return compileOperation({ plan, document, operation, schema, compiler })
    } catch (error) {
      if (error instanceof NotCompiled) return 'STOCK'
      throw error
    }
  }
  const execute: Executor = async (asked) => {
    const { request, queryHash, context } = asked
    if (!isOurs(context)) throw new Error('a request without its context')
    if (context.answered) return context.answered
    const key = request.operationName ? keyOf(queryHash, request.operationName) : queryHash
    let run = known.get(key)
    if (context.trace) context.trace.plan = run === undefined ? 'miss' : 'hit'
    if (run === undefined) {
      run = compile(asked)
      known.set(key, run, context.warming)
    }
    return run === 'STOCK' ? stock(asked) : run(request.variables ?? {}, context)
  }
  const find: Compiled['find'] = (queryHash, operationName) => {
    const run = known.get(keyOf(queryHash, operationName))
    return run === undefined || run === 'STOCK' ? null : run
  }
  return { execute, find }
}

function keyOf(queryHash: string, operationName: string): string {
  return `${queryHash} ${operationName}`
}

function createCompiler({ planner, callOf, keeps = () => false }: ExecutorOptions): Compiler {
  const asks = new Map<string, AskSubgraph>()
  const ask = (serviceName: string): AskSubgraph => {
    const known = asks.get(serviceName)
    if (known) return known
    const { name, call } = callOf(serviceName)
    const created = createInFlight(name, call)
    asks.set(serviceName, created)
    return created
  }
  return { ask, keeps, out: new JsonBytes(), fitsType: createFitsType(planner.supergraph.schema) }
}

/** @throws GraphQLError when the planner refuses the operation (too many selections) */
function planOf(
  planner: QueryPlanner,
  document: Asked['document'],
  operationName: string | undefined,
): QueryPlan {
  const operation = operationFromDocument(
    planner.supergraph.apiSchema(),
    document,
    operationName === undefined ? {} : { operationName },
  )
  return planner.buildQueryPlan(operation)
}

function isOurs(context: object): context is RequestContext {
  return 'identity' in context && 'services' in context
}
