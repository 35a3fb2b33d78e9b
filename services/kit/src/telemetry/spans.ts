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
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace'
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

export type CountSpans = (outcome: 'sent' | 'lost', spans: number) => void

export type Spans = {
  /** Begins the span `trace.span`, under the span `parent` of the same trace or as its first. */
  start: (facts: SpanFacts, trace: Trace, parent?: string) => OpenSpan
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Sends spans to an OpenTelemetry collector, in batches, as OTLP/HTTP JSON. Nothing is registered globally: Apollo's
 * packages would find it and write documents into spans of their own; no detector looks at host, user or arguments.
 * @param url the collector's base address, e.g. `http://127.0.0.1:4318`; while it is away spans are lost, and nothing waits
 * @param count told how many spans were sent or lost
 */
export function openSpans(service: string, url: string, count: CountSpans = () => {}): Spans {
  const wanted = { id: '', span: '' }
  const target = new URL('/v1/traces', url).toString()
  const exporter = counted(
    new OTLPTraceExporter({ url: target, timeoutMillis: PATIENCE_MS }),
    count,
  )
  const batches = { exporter, scheduledDelayMillis: 1_000, exportTimeoutMillis: PATIENCE_MS }
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    idGenerator: { generateTraceId: () => wanted.id, generateSpanId: () => wanted.span },
    spanProcessors: [new BatchSpanProcessor(batches)],
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

/** A stop waits so long for the last batch, and a batch for the collector. */
const PATIENCE_MS = 2_000

function counted(exporter: SpanExporter, count: CountSpans): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        count(result.code === 0 ? 'sent' : 'lost', spans.length)
        done(result)
      }),
    shutdown: async () => await exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: async () => await exporter.forceFlush?.() }),
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
