import type { Metrics } from '@tinnhiem/kit/telemetry/metrics'
import { SUBGRAPHS, type SubgraphName } from '../subgraphs.ts'
import type { RequestTrace } from './request-trace.ts'

/** The gateway's figures; each function does nothing while nobody asks for them. */
export type GatewayMetrics = {
  on: boolean
  /** A named request begins; the answer ends it. */
  begin: (operation: string) => (trace: RequestTrace) => void
  /** A call of a subgraph begins; the answer ends it. */
  call: (subgraph: SubgraphName) => (failure: string | undefined) => void
  anonymous: (sums: ReadonlyMap<string, number>) => void
  watchBreakers: (broken: () => readonly SubgraphName[]) => void
}

const nothing = (): void => {}

const OFF: GatewayMetrics = {
  on: false,
  begin: () => nothing,
  call: () => nothing,
  anonymous: nothing,
  watchBreakers: nothing,
}

/** Labels are names of our own: operations of the allow-list, services, codes. */
export function gatewayMetrics(metrics: Metrics | null): GatewayMetrics {
  if (!metrics) return OFF
  const seconds = metrics.histogram(
    'tinnhiem_request_seconds',
    'Named requests by operation of the web; others are ad-hoc',
    ['operation'],
  )
  const errors = metrics.counter(
    'tinnhiem_request_errors_total',
    'Errors in answers to named requests, refused ones too',
    ['code'],
  )
  const calls = metrics.histogram('tinnhiem_call_seconds', 'Calls of subgraphs', [
    'subgraph',
    'outcome',
  ])
  const plans = metrics.counter('tinnhiem_plans_total', 'Plans known (hit) or made (miss)', [
    'outcome',
  ])
  const anonymous = metrics.counter(
    'tinnhiem_anonymous_requests_total',
    'Anonymous requests, told once an hour: a finer count would be a time next to a ballot',
    ['outcome'],
  )
  let inFlight = 0
  metrics.gauge('tinnhiem_requests_in_flight', 'Named requests under way', () => [[{}, inFlight]])
  return {
    on: true,
    begin: (operation) => {
      const started = performance.now()
      inFlight++
      return ({ codes, plan }) => {
        inFlight--
        seconds({ operation }, since(started))
        for (const code of new Set(codes)) errors({ code })
        if (plan) plans({ outcome: plan })
      }
    },
    call: (subgraph) => {
      const started = performance.now()
      return (failure) => calls({ subgraph, outcome: outcomeOf(failure) }, since(started))
    },
    anonymous: (sums) => {
      for (const [outcome, sum] of sums) anonymous({ outcome }, sum)
    },
    watchBreakers: (broken) =>
      metrics.gauge('tinnhiem_breaker_open', 'Whether calls of a service are held back', () => {
        const names = broken()
        return SUBGRAPHS.map((subgraph) => [{ subgraph }, names.includes(subgraph) ? 1 : 0])
      }),
  }
}

function since(started: number): number {
  return (performance.now() - started) / 1_000
}

/** A refusal is an answer; `failed` is what an operator must look at. */
function outcomeOf(failure: string | undefined): string {
  if (failure === undefined) return 'ok'
  if (failure === 'SUBGRAPH_UNAVAILABLE' || failure === 'RESPONSE_TOO_LARGE') return 'unavailable'
  return failure === 'INTERNAL' ? 'failed' : 'refused'
}
