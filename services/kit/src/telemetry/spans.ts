import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace as api,
  TraceFlags,
  type Context,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Trace } from './trace.ts'

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const

/** What a span may know: names of code and of places, never of people (infra/decisions/011). */
export type SpanFacts = {
  name: string
  kind: keyof typeof KINDS
  attributes?: Readonly<Record<string, string>>
}

export type OpenSpan = {
  /** @param failure a stable code; an error's text would hold values */
  end: (failure?: string) => void
}

export type Spans = {
  /** Begins the span `trace.span`, under the span `parent` of the same trace or as its first. */
  start: (facts: SpanFacts, trace: Trace, parent?: string) => OpenSpan
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Sends spans to an OpenTelemetry collector, in batches, as OTLP/HTTP JSON. Nothing is registered globally: Apollo's
 * packages would find it and write documents into spans of their own; no detector looks at host, user or arguments.
 * @param url the collector's base address, e.g. `http://127.0.0.1:4318`
 */
export function openSpans(service: string, url: string): Spans {
  const wanted = { id: '', span: '' }
  const exporter = new OTLPTraceExporter({ url: new URL('/v1/traces', url).toString() })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    idGenerator: { generateTraceId: () => wanted.id, generateSpanId: () => wanted.span },
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  })
  const tracer = provider.getTracer('tinnhiem')
  return {
    start: ({ name, kind, attributes = {} }, trace, parent) => {
      Object.assign(wanted, trace)
      const under = parent === undefined ? ROOT_CONTEXT : contextOf(trace.id, parent)
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, under)
      return {
        end: (failure) => {
          if (failure !== undefined)
            span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('tinnhiem.code', failure)
          span.end()
        },
      }
    },
    [Symbol.asyncDispose]: async () => await provider.shutdown().catch(() => undefined),
  }
}

function contextOf(traceId: string, spanId: string): Context {
  return api.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  })
}
