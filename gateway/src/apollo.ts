import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Logger } from '@tinnhiem/kit/logger'
import type { FormattedExecutionResult } from 'graphql'
import { questions } from './console/question.ts'
import type { RequestContext } from './context.ts'
import { createSpeaker, shapeError } from './error-shape.ts'
import { toApolloLogger, type TinNhiemGateway } from './gateway.ts'
import { WrittenData } from './executor/written-data.ts'
import { limits } from './limits-plugin.ts'
import { MAX_TOKENS } from './limits.ts'

/**
 * Apollo Server with the settings of gateway.md 3.3. Introspection stays on because `limits` gives it to
 * analysts only; documents cannot be registered by clients.
 */
export function createApollo(gateway: TinNhiemGateway, log: Logger): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    // graphql-js makes no suggestions; Apollo's setting would seek them in each message with an expression that is slow
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: 2_000,
    parseOptions: { maxTokens: MAX_TOKENS, noLocation: false },
    validationOptions: { maxErrors: 10, hideSuggestions: true },
    formatError: shapeError,
    stringifyResult: writeResult,
    logger: toApolloLogger(log),
    plugins: [
      // weighed before the limits refuse it, told after the speaker has taken out what is not for clients
      questions.weigh,
      limits,
      createSpeaker(log),
      questions.tell,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
}

/** As JSON.stringify would; what the executor has written is not read again. */
function writeResult({ errors, data, extensions }: FormattedExecutionResult): string {
  const written = data instanceof WrittenData ? data.json : JSON.stringify(data)
  const parts = [
    errors && `"errors":${JSON.stringify(errors)}`,
    written === undefined ? undefined : `"data":${written}`,
    extensions && `"extensions":${JSON.stringify(extensions)}`,
  ]
  return `{${parts.filter((part) => part !== undefined).join(',')}}`
}
