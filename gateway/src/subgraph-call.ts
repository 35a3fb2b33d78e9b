import type { Logger } from '@tinnhiem/kit/logger'
import { traceparentOf } from '@tinnhiem/kit/telemetry/trace'
import type { Pool } from 'undici'
import type { RequestContext } from './context.ts'
import { post, TooLarge } from './post.ts'
import type { SubgraphAnswer } from './representations.ts'
import { failedAnswer, readAnswer } from './subgraph-answer.ts'
import { Full } from './resilience/bulkhead.ts'
import { NOBODY, NobodyThere, NotSent } from './resilience/call-failure.ts'
import type { Lane } from './resilience/lane.ts'
import type { SubgraphName } from './subgraphs.ts'
import type { GatewayCode } from './words.ts'

/** One operation of a query plan, as it goes to a subgraph. */
export type SubgraphRequest = {
  query: string
  operationName?: string | undefined
  variables: Record<string, unknown>
  /** The three as JSON, when they are written already: for these very variables and no others. */
  written?: { variables: object; body: string }
}

/** Asks one subgraph. Never rejects: a subgraph that gives no answer is a typed error at each field it owed. */
export type CallSubgraph = (
  request: SubgraphRequest,
  context: RequestContext,
) => Promise<SubgraphAnswer>

export type SubgraphDoor = {
  name: SubgraphName
  pool: Pool
  /** Neither kind of call can use up the places of the other, nor open its breaker. */
  lanes: { named: Lane; anonymous: Lane }
  /** Bytes of an answer. */
  maxBytes: number
  log: Logger
}

/** Only what surely changes nothing is asked again: a mutation may have come through though no answer did. */
const QUERY = /^\s*(query\b|\{)/

/**
 * Calls over an undici Pool: a quarter of the stock data source's CPU (gateway.md 2.1), with what it lacks: a
 * timeout, a retry, a breaker, a cap on the answer, the signed identity, and no word of a failed subgraph to clients.
 */
export function createSubgraphCall(door: SubgraphDoor): CallSubgraph {
  return async ({ query, operationName, variables, written }, context) => {
    if (context.warming) return { data: null }
    const lane = context.anonymous ? door.lanes.anonymous : door.lanes.named
    const call = { deadline: context.deadline, mayRetry: QUERY.test(query) }
    try {
      const body =
        written?.variables === variables
          ? written.body
          : JSON.stringify({ query, operationName, variables })
      const answer = await lane.run((timeoutMs) => send(door, body, context, timeoutMs), call)
      context.services.set(door.name, 'ANSWERED')
      return answer
    } catch (error) {
      context.services.set(door.name, 'FAILED')
      return failed(door, error, query, context)
    }
  }
}

async function send(
  door: SubgraphDoor,
  body: string,
  context: RequestContext,
  timeoutMs: number,
): Promise<SubgraphAnswer> {
  const { pool, name, maxBytes } = door
  const headers = {
    'content-type': 'application/json',
    'x-tinnhiem-identity': context.identity,
    ...(context.trace && { traceparent: traceparentOf(context.trace) }),
  }
  const answer = await post(pool, '/graphql', headers, body, { timeoutMs, maxBytes })
  if (NOBODY.includes(answer.status)) throw new NobodyThere(`status ${answer.status}`)
  // 400 is how a subgraph says that the variables do not fit: a GraphQL answer like any other
  if (answer.status !== 200 && answer.status !== 400) throw new Error(`status ${answer.status}`)
  const session = answer.headers['x-tinnhiem-session']
  if (name === 'membership' && typeof session === 'string') context.reply.session = session
  return readAnswer(answer.text)
}

function failed(
  { name, log }: SubgraphDoor,
  error: unknown,
  query: string,
  context: RequestContext,
): SubgraphAnswer {
  const code: GatewayCode =
    error instanceof TooLarge ? 'RESPONSE_TOO_LARGE' : 'SUBGRAPH_UNAVAILABLE'
  // an anonymous request leaves no line of its own, not even a failed one; an open breaker had its line
  const wasSent = !(error instanceof NotSent || error instanceof Full)
  if (!context.anonymous && wasSent)
    log.warn({ subgraph: name, failure: code, reason: reasonOf(error) }, 'subgraph')
  return failedAnswer(code, name, query, context)
}

/** The kind of failure without addresses: an error code where there is one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : `${error.name}: ${error.message}`
}
