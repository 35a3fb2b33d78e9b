import type { Redis } from 'ioredis'
import { once } from 'node:events'
import * as z from 'zod'
import { parseEnv } from '../env.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { watchProcess } from './process-metrics.ts'
import { serveMetrics } from './serve-metrics.ts'
import type { Spans } from './spans.ts'

/** What a process may tell about itself; both halves are null while nobody has asked for them. */
export type Telemetry = {
  spans: Spans | null
  metrics: Metrics | null
  /** Share of the named requests whose spans are kept, 0 to 1. */
  share: number
}

/** Off unless set. */
const schema = z.object({
  /** An OpenTelemetry collector's base address. */
  TN_OTLP_URL: z.url().optional(),
  TN_TRACE_SHARE: z.coerce.number().min(0).max(1).default(1),
  /** Where Prometheus asks this process; each process needs its own. */
  TN_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  TN_METRICS_HOST: z.string().default('127.0.0.1'),
})

export type TelemetrySettings = {
  otlpUrl: string | undefined
  share: number
  metricsPort: number | undefined
  metricsHost: string
}

/** The settings of any process; `NO_TELEMETRY` is what comes of none. @throws Error naming what is wrong */
export function readTelemetry(env: NodeJS.ProcessEnv): TelemetrySettings {
  const read = parseEnv(schema, env)
  return {
    otlpUrl: read.TN_OTLP_URL,
    share: read.TN_TRACE_SHARE,
    metricsPort: read.TN_METRICS_PORT,
    metricsHost: read.TN_METRICS_HOST,
  }
}

/** Tells nothing: tests, tools, and whatever may not tell. */
export const NO_TELEMETRY: Telemetry = { spans: null, metrics: null, share: 0 }

/**
 * Opens what is set. The packages of OpenTelemetry are loaded only then.
 * @param service the process's name, as in its log
 */
export async function startTelemetry(
  service: string,
  { otlpUrl, share, metricsPort, metricsHost }: Partial<TelemetrySettings> = {},
): Promise<Telemetry & AsyncDisposable> {
  await using stack = new AsyncDisposableStack()
  const metrics = metricsPort ? createMetrics({ service }) : null
  const sent = metrics?.counter('tinnhiem_spans_total', 'Spans sent to the collector, or lost', [
    'outcome',
  ])
  const spans = otlpUrl
    ? stack.use(
        (await import('./spans.ts')).openSpans(service, otlpUrl, (outcome, by) =>
          sent?.({ outcome }, by),
        ),
      )
    : null
  if (metrics && metricsPort) {
    stack.use(watchProcess(metrics))
    const server = await serveMetrics(metrics, metricsHost ?? '127.0.0.1', metricsPort)
    stack.defer(async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    })
  }
  const owned = stack.move()
  return {
    spans,
    metrics,
    share: spans ? (share ?? 1) : 0,
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  }
}

/** Whether this process reaches Redis. */
export function watchRedis({ metrics }: Telemetry, redis: Redis): void {
  metrics?.gauge('tinnhiem_redis_up', 'Whether Redis is reached', () => [
    [{}, redis.status === 'ready' ? 1 : 0],
  ])
}
