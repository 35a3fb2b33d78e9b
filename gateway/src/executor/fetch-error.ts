import { GraphQLError } from 'graphql'
import type { SubgraphError } from '../representations.ts'
import type { ErrorPath } from './entities.ts'

/** An error of a subgraph as the client's operation sees it: its own code kept, its place in the whole answer. */
export function fetchError(
  { message, extensions }: SubgraphError,
  serviceName: string,
  path: ErrorPath | undefined,
): GraphQLError {
  const code = extensions?.['code'] ? {} : { code: 'DOWNSTREAM_SERVICE_ERROR' }
  return new GraphQLError(
    message || `Error while fetching subquery from service "${serviceName}"`,
    {
      ...(path ? { path } : {}),
      extensions: { ...extensions, serviceName, ...code },
    },
  )
}

/** What a fetch throws is an error of that fetch: the rest of the answer stands. */
export function thrownError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown))
  return new GraphQLError(originalError.message, { originalError })
}
