import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { Logger } from '@tinnhiem/kit/logger'
import type { Pool } from 'undici'
import type { RequestContext } from './context.ts'
import { post, TooLarge, type PostLimits } from './post.ts'
import { distinctRepresentations, type SubgraphAnswer } from './representations.ts'
import { failedAnswer, readAnswer } from './subgraph-answer.ts'
import type { SubgraphName } from './subgraphs.ts'
import type { GatewayCode } from './words.ts'

type Options = GraphQLDataSourceProcessOptions<RequestContext>
type Answer = Awaited<ReturnType<GraphQLDataSource<RequestContext>['process']>>

export type SubgraphDoor = PostLimits & { name: SubgraphName; pool: Pool; log: Logger }

/**
 * Calls one subgraph over an undici Pool: a quarter of the stock data source's CPU (gateway.md 2.1), with what
 * it lacks: a timeout, a cap on the answer, the signed identity, and no word of a failed subgraph to clients.
 */
export class PoolDataSource implements GraphQLDataSource<RequestContext> {
  readonly #door: SubgraphDoor

  constructor(door: SubgraphDoor) {
    this.#door = door
  }

  async process(options: Options): Promise<Answer> {
    if (!('incomingRequestContext' in options))
      throw new Error('only operations of clients are sent')
    const { request, context } = options
    if (context.warming) return { data: null }
    const { query = '', variables = {}, operationName } = request
    const distinct = distinctRepresentations(variables)
    const body = JSON.stringify({
      query,
      operationName,
      variables: distinct?.variables ?? variables,
    })
    const answer = await this.#answer(body, query, context)
    return distinct ? distinct.restore(answer) : answer
  }

  async #answer(body: string, query: string, context: RequestContext): Promise<SubgraphAnswer> {
    const { name, log } = this.#door
    try {
      return await this.#send(body, context)
    } catch (error) {
      const code: GatewayCode =
        error instanceof TooLarge ? 'RESPONSE_TOO_LARGE' : 'SUBGRAPH_UNAVAILABLE'
      // an anonymous request leaves no line of its own, not even a failed one
      if (!context.anonymous)
        log.warn({ subgraph: name, failure: code, reason: reasonOf(error) }, 'subgraph')
      return failedAnswer(code, name, query, context)
    }
  }

  async #send(body: string, context: RequestContext): Promise<SubgraphAnswer> {
    const { pool, name } = this.#door
    const headers = { 'content-type': 'application/json', 'x-tinnhiem-identity': context.identity }
    const answer = await post(pool, '/graphql', headers, body, this.#door)
    // 400 is how a subgraph says that the variables do not fit: a GraphQL answer like any other
    if (answer.status !== 200 && answer.status !== 400) throw new Error(`status ${answer.status}`)
    const session = answer.headers['x-tinnhiem-session']
    if (name === 'membership' && typeof session === 'string') context.reply.session = session
    return readAnswer(answer.text)
  }
}

/** The kind of failure without addresses: an error code where there is one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : `${error.name}: ${error.message}`
}
