import type { ApolloServerPlugin } from '@apollo/server'
import type { Logger } from '@tinnhiem/kit/logger'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import type { RequestContext } from './context.ts'
import type { PageHint } from './cost.ts'
import { isQuiet } from './quiet.ts'
import { isRecord } from './subgraph-answer.ts'
import type { RequestTrace } from './telemetry/request-trace.ts'
import { isGatewayCode, say, sayOf, type GatewayCode } from './words.ts'

/** What of an error's extensions a client may see; the rest holds stacks, bodies and addresses. */
const SHOWN = ['code', 'service', 'field', 'rule', 'retryAfter'] as const

/** The page to lower in a question that costs too much (cost.ts, `PageHint`). */
const HINT = ['page', 'from', 'fits', 'variable'] as const satisfies readonly (keyof PageHint)[]

/** Apollo's own texts for what has a code of ours. */
const TYPED: readonly (readonly [RegExp, GatewayCode])[] = [
  [/ tokens\b/, 'TOO_MANY_TOKENS'],
  [/too many selections|number of non-local selections/i, 'TOO_COSTLY'],
]

/** What graphql-js adds where it is not told to leave it: in a service, and in Apollo's own executor. */
const SUGGESTION = ' Did you mean '
/** Characters of a sentence that is not ours: it repeats the value it is about, which may be the whole request. */
const LONGEST_MESSAGE = 1_000

/** Codes whose words are for the log only. */
const BUGS = new Set<unknown>([undefined, 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'])

/**
 * Leaves of an error what a client may know: code, sentence, place. A bug becomes INTERNAL (style.md 1.7).
 */
export function shapeError(error: GraphQLFormattedError): GraphQLFormattedError {
  const given = error.extensions?.['code']
  const code =
    TYPED.find(([text]) => text.test(error.message))?.[1] ??
    (typeof given !== 'string' || BUGS.has(given) ? 'INTERNAL' : given)
  const { path, locations } = error
  return {
    message: isGatewayCode(code) ? say(code, 'vi') : shortened(error.message),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    extensions: { ...shownOf(error.extensions ?? {}), code },
  }
}

/** Not by a regular expression: a value may hold the words of a suggestion thousands of times. */
function shortened(message: string): string {
  const at = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1
  return (at === -1 ? message : message.slice(0, at)).slice(0, LONGEST_MESSAGE)
}

/** What of an error's extensions may leave the gateway. */
export function shownOf(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { hint } = extensions
  const page = isRecord(hint) ? plainOf(hint, HINT) : {}
  const isHint = page['page'] !== undefined
  return { ...plainOf(extensions, SHOWN), ...(isHint ? { hint: page } : {}) }
}

function plainOf(
  values: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  const kept = keys.map((key) => [key, values[key]] as const)
  return Object.fromEntries(kept.filter(([, value]) => isPlain(value)))
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

/**
 * Says the gateway's sentences in the caller's language, never sends `data: null` without a reason, and logs
 * bugs - but not those of anonymous requests, whose line would be a time next to a ballot, nor of quiet ones.
 */
export function createSpeaker(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue, operationName, document }) => {
        const isSilent = contextValue.anonymous || (document !== undefined && isQuiet(document))
        const bugs = isSilent ? [] : errors.filter(isOurBug)
        for (const { message, stack } of bugs) log.error({ operationName, message, stack }, 'bug')
      },
      willSendResponse: async ({ contextValue: { lang, trace }, response: { body } }) => {
        if (body.kind !== 'single') return
        const result = body.singleResult
        // the gateway lists here each non-null field without a value, with its place in the subgraphs
        const gaps = result.extensions?.['valueCompletion'] !== undefined
        delete result.extensions
        if (gaps && result.data === null && !result.errors) result.errors = [INCOMPLETE]
        if (result.errors) result.errors = result.errors.map((error) => inLanguage(error, lang))
        if (result.errors && trace)
          result.errors = result.errors.map((error) => traced(error, trace))
      },
    }),
  }
}

/** Thrown here, not told by a subgraph (which logged it). */
function isOurBug({ extensions }: GraphQLError): boolean {
  return BUGS.has(extensions['code']) && extensions['serviceName'] === undefined
}

const INCOMPLETE = { message: '', extensions: { code: 'INCOMPLETE_DATA' satisfies GatewayCode } }

/** With the request id, which is also in the logs; and the code is counted. */
function traced(error: GraphQLFormattedError, { id, codes }: RequestTrace): GraphQLFormattedError {
  const code = error.extensions?.['code']
  codes.push(typeof code === 'string' ? code : 'INTERNAL')
  return { ...error, extensions: { ...error.extensions, requestId: id } }
}

function inLanguage(
  error: GraphQLFormattedError,
  lang: RequestContext['lang'],
): GraphQLFormattedError {
  return { ...error, message: sayOf(error.extensions?.['code'], error.message, lang) }
}
