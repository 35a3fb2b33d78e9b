import { NO_TELEMETRY, type Telemetry } from '@tinnhiem/kit/telemetry/telemetry'
import { childOf, newTrace, outsideTrace, withinTrace } from '@tinnhiem/kit/telemetry/trace'
import { GraphQLError } from 'graphql'
import type { IncomingMessage } from 'node:http'
import type { Operation } from '../operations.ts'
import type { CallSubgraph } from '../subgraph-call.ts'
import type { SubgraphName } from '../subgraphs.ts'
import { gatewayMetrics } from './gateway-metrics.ts'
import { rememberTrace, type RequestTrace } from './request-trace.ts'

/** How the gateway observes its work (infra/decisions/011). Of what may not be told, it sees nothing. */
export type Observer = {
  /** Gives a named request its trace, which is its request id. Quiet acts and passes get none. */
  request: <T>(
    operation: Operation,
    request: IncomingMessage,
    work: (trace: RequestTrace | undefined) => Promise<T>,
  ) => Promise<T>
  /** The same call, observed for requests that have a trace. */
  call: (name: SubgraphName, call: CallSubgraph) => CallSubgraph
  /** Sums of anonymous requests, once an hour. */
  anonymous: (sums: ReadonlyMap<string, number>) => void
  /** Whether a service's breaker is open, asked at each scrape. */
  watchBreakers: (broken: () => readonly SubgraphName[]) => void
}

export function createObserver(telemetry: Telemetry = NO_TELEMETRY): Observer {
  const { spans, share } = telemetry
  const metrics = gatewayMetrics(telemetry.metrics)
  return {
    request: async (operation, request, work) => {
      if (operation.untold) return await outsideTrace(() => work(undefined))
      const name = operation.trusted ? (operation.name ?? 'unnamed') : 'ad-hoc'
      const trace: RequestTrace = { ...newTrace(share > 0 && Math.random() < share), codes: [] }
      rememberTrace(request, trace)
      const facts = {
        name,
        kind: 'server',
        attributes: { 'graphql.operation.name': name },
      } as const
      const span = trace.sampled ? spans?.start(facts, trace) : undefined
      const end = metrics.begin(name)
      try {
        return await withinTrace(trace, () => work(trace))
      } catch (error) {
        trace.codes.push(codeOf(error))
        throw error
      } finally {
        end(trace)
        span?.end(trace.codes[0])
      }
    },
    call: (name, call) => {
      const observed: CallSubgraph = async (asked, context) => {
        const parent = context.trace
        if (!parent) return await call(asked, context)
        const trace = parent.sampled ? { ...parent, ...childOf(parent) } : parent
        const facts = {
          name: `call ${name}`,
          kind: 'client',
          attributes: { subgraph: name },
        } as const
        const span = parent.sampled ? spans?.start(facts, trace, parent.span) : undefined
        const ended = metrics.call(name)
        const answer = await call(asked, trace === parent ? context : { ...context, trace })
        const failure = 'errors' in answer ? codeOfFirst(answer.errors) : undefined
        ended(failure)
        span?.end(failure)
        return answer
      }
      return spans || metrics.on ? observed : call
    },
    anonymous: metrics.anonymous,
    watchBreakers: metrics.watchBreakers,
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined
  return typeof code === 'string' ? code : 'INTERNAL'
}

function codeOfFirst(errors: readonly { extensions?: Record<string, unknown> }[] | undefined) {
  if (!errors || errors.length === 0) return undefined
  const code = errors[0]?.extensions?.['code']
  return typeof code === 'string' ? code : 'INTERNAL'
}
