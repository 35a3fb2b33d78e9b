import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { GraphQLError, OperationTypeNode, parse, type GraphQLFormattedError } from 'graphql'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isTokenPrincipal } from './access-token.ts'
import { NotAllowed } from './errors.ts'
import { failureLog } from './failure-log.ts'
import type { Logger } from './logger.ts'
import { KEPT_QUIET_MS } from './service.ts'
import { observeCalls, type ObserveCalls } from './telemetry/subgraph-calls.ts'
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts'
import type { VerifyIdentity, Viewer } from './viewer.ts'
import { say } from './words.ts'

type SubgraphModules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>
type SchemaModule = Extract<SubgraphModules[number], { typeDefs: unknown }>
/** Codegen's `Resolvers` is stricter than what the builder takes; the schema check happens at start. */
type SchemaResolvers = object

/** A door beside GraphQL, e.g. a JWKS. Returns false when the request is not for it. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

export type SubgraphOptions<C extends object> = {
  name: string
  typeDefs: string
  resolvers: SchemaResolvers
  verify: VerifyIdentity
  /** What a resolver may touch; made once per request. `reply` sets a header of the answer. */
  context: (viewer: Viewer, reply: (header: string, value: string) => void) => C
  log: Logger
  routes?: readonly Route[]
  telemetry?: Telemetry
}

const LARGEST_BODY = 1_000_000

/**
 * A subgraph over plain HTTP: POST /graphql for the gateway alone. A call without the gateway's signature is
 * refused before anything is parsed; so are `_service` and `_entities` (architecture.md, "The gateway").
 */
export async function createSubgraph<C extends object>(
  options: SubgraphOptions<C>,
): Promise<Server> {
  const calls = observeCalls(options.telemetry ?? NO_TELEMETRY)
  const module = { typeDefs: parse(options.typeDefs), resolvers: options.resolvers } as SchemaModule
  const schema = buildSubgraphSchema([module])
  const apollo = new ApolloServer<C>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    // A fifth of a subgraph's time, for traces nobody reads (gateway.md 2.3).
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      logFailures(options.log, calls),
      refuseActsOfTokens(),
    ],
    formatError: safeError,
  })
  apollo.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests()
  return createServer({ keepAliveTimeout: KEPT_QUIET_MS }, (request, response) => {
    answer(apollo, options, calls, request, response).catch((error: unknown) => {
      options.log.error({ reason: String(error) }, 'request')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function answer<C extends object>(
  apollo: ApolloServer<C>,
  options: SubgraphOptions<C>,
  calls: ObserveCalls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/health')
    return void response.writeHead(204).end()
  for (const route of options.routes ?? []) if (await route(request, response)) return
  if (request.method !== 'POST' || request.url !== '/graphql')
    return void response.writeHead(404).end()
  const viewer = await options.verify(headerOf(request, 'x-tinnhiem-identity'))
  if (!viewer) return void response.writeHead(401).end()
  const body: unknown = JSON.parse(await readBody(request))
  const extra = new Map<string, string>()
  const traceparent = viewer.anonymous ? undefined : headerOf(request, 'traceparent')
  const result = await calls.run({ traceparent, staff: viewer.roles.length > 0 }, () =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', search: '', body, headers: plainHeaders() },
      context: async () => {
        const context = options.context(viewer, (header, value) => extra.set(header, value))
        if (viewer.anonymous) return Object.assign(context, { [ANONYMOUS]: true })
        return isToken(viewer) ? Object.assign(context, { [TOKEN]: true }) : context
      },
    }),
  )
  for (const [key, value] of [...result.headers, ...extra]) response.setHeader(key, value)
  response.writeHead(result.status ?? 200)
  response.end(result.body.kind === 'complete' ? result.body.string : '')
}

/** Apollo reads only the content type; the gateway's other headers have been used above. */
function plainHeaders(): HeaderMap {
  return new HeaderMap([['content-type', 'application/json']])
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** @throws Error above one megabyte */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new Error('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Marks a context; Apollo copies contexts, so nothing can be remembered by their identity. */
const ANONYMOUS = Symbol('anonymous')
const TOKEN = Symbol('token')

function isToken({ id }: Viewer): boolean {
  return id !== null && isTokenPrincipal(id)
}

/** A script's token asks and never acts: the gateway says so first, and every service for itself (GW-2). */
function refuseActsOfTokens<C extends object>(): ApolloServerPlugin<C> {
  return {
    requestDidStart: async ({ contextValue }) => {
      if (!(TOKEN in contextValue)) return
      return {
        didResolveOperation: async ({ operation }) => {
          if (operation?.operation !== OperationTypeNode.QUERY) throw new NotAllowed()
        },
      }
    },
  }
}

/** Logs what `safeError` hides: there, nobody knows any more whose request it was. */
function logFailures<C extends object>(log: Logger, calls: ObserveCalls): ApolloServerPlugin<C> {
  const failures = failureLog(log)
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) {
          const original = unwrapResolverError(error)
          const code = error.extensions['code']
          const refused = isRefusal(original, code)
          calls.failed(refused ? String(code) : 'INTERNAL')
          if (refused) continue
          if (ANONYMOUS in contextValue) failures.anonymous(original)
          else failures.named(original, error.path?.join('.'))
        }
      },
    }),
  }
}

function isRefusal(original: unknown, code: unknown): boolean {
  return original instanceof GraphQLError && code !== undefined && code !== 'INTERNAL_SERVER_ERROR'
}

/** Our refusals keep their words; anything else is a bug: logged, and told only as INTERNAL. */
function safeError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error)
  if (isRefusal(original, formatted.extensions?.['code'])) return formatted
  const { path, locations } = formatted
  return {
    message: say('INTERNAL', 'vi'),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    extensions: { code: 'INTERNAL' },
  }
}
