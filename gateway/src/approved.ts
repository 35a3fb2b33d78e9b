import { getOperationAST, type GraphQLSchema } from 'graphql'
import type { RequestContext } from './context.ts'
import { knownCostOf, MAX_COST } from './cost.ts'
import type { RunOperation } from './executor/compiled-operation.ts'
import type { TinNhiemGateway } from './gateway.ts'
import type { GraphqlReply } from './graphql-door.ts'
import { limitBroken, readsSchema } from './limits.ts'
import { hashOf, type Operation } from './operations.ts'
import { priceOf } from './rate/price.ts'

type Variables = Record<string, unknown>

/** An operation of the web that is checked, planned and compiled since the start: only its variables are new. */
export type Approved = {
  run: RunOperation
  /** What it costs its caller; null when it costs more than any operation may. */
  priceOf: (variables: Variables) => number | null
}

/** What is not in here is asked through Apollo Server. */
export type ApprovedOperations = ReadonlyMap<Operation, Approved>

/** The approved operations that can do without Apollo Server; call it when their plans are warm. */
export function approve(
  gateway: Pick<TinNhiemGateway, 'compiled'>,
  schema: GraphQLSchema,
  operations: readonly Operation[],
): ApprovedOperations {
  const ready = operations.flatMap((operation): [Operation, Approved][] => {
    const { text, document, name } = operation
    const definition = getOperationAST(document)
    if (!name || !definition || limitBroken(document) || readsSchema(document)) return []
    const run = gateway.compiled(hashOf(text), name)
    if (!run) return []
    const price = (variables: Variables): number | null => {
      const cost = knownCostOf(schema, document, definition, variables)
      return cost > MAX_COST ? null : priceOf(definition, document, cost)
    }
    return [[operation, { run, priceOf: price }]]
  })
  return new Map(ready)
}

/** The types clients of ours accept, and what Apollo Server makes of them (GraphQL over HTTP 6.3). */
const TYPES: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  [
    'application/graphql-response+json,application/json;q=0.9',
    'application/graphql-response+json; charset=utf-8',
  ],
])

/**
 * Runs an approved operation past Apollo Server, whose pipeline is a third of a small request (infra/decisions/012).
 * Only a whole answer comes out here: everything with a word to say about it is left to Apollo Server and its plugins.
 * @returns the reply, or the context with which Apollo Server answers: it has paid, or was refused, and is not charged again
 */
export async function askApproved(
  { run, priceOf: price }: Approved,
  variables: Variables,
  context: RequestContext,
  accept: string | undefined,
): Promise<GraphqlReply | RequestContext> {
  const type = TYPES.get(accept)
  const units = price(variables)
  if (type === undefined || units === null) return context
  const paid = context.pay(units)
  try {
    await paid
  } catch {
    return { ...context, pay: () => paid }
  }
  if (context.trace) context.trace.plan = 'hit'
  const answered = await run(variables, context)
  const { data, errors } = answered
  if (data && !errors) return { status: 200, type, body: data.whole }
  return { ...context, answered, pay: () => paid }
}
