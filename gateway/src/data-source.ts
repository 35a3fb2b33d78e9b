import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { RequestContext } from './context.ts'
import { distinctRepresentations } from './representations.ts'
import type { CallSubgraph } from './subgraph-call.ts'

type Options = GraphQLDataSourceProcessOptions<RequestContext>
type Answer = Awaited<ReturnType<GraphQLDataSource<RequestContext>['process']>>

/** A subgraph as Apollo's own executor asks it; each entity of a list is asked once. */
export class PoolDataSource implements GraphQLDataSource<RequestContext> {
  readonly #call: CallSubgraph

  constructor(call: CallSubgraph) {
    this.#call = call
  }

  async process(options: Options): Promise<Answer> {
    if (!('incomingRequestContext' in options))
      throw new Error('only operations of clients are sent')
    const { request, context } = options
    const { query = '', variables = {}, operationName } = request
    const distinct = distinctRepresentations(variables)
    const asked = { query, operationName, variables: distinct?.variables ?? variables }
    const answer = await this.#call(asked, context)
    return distinct ? distinct.restore(answer) : answer
  }
}
