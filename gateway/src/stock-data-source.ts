import { RemoteGraphQLDataSource, type GraphQLDataSource } from '@apollo/gateway'
import type { RequestContext } from './context.ts'

/** The data source @apollo/gateway brings, with our identity header: what the benchmark measures ours against. */
export function createStockDataSource(url: string): GraphQLDataSource<RequestContext> {
  return new RemoteGraphQLDataSource<RequestContext>({
    url,
    willSendRequest: ({ request, context }) => {
      const identity: unknown = context['identity']
      if (typeof identity === 'string') request.http?.headers.set('x-tinnhiem-identity', identity)
    },
  })
}
