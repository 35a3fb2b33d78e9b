import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export type SeenSpan = {
  service: string
  name: string
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  attributes: Record<string, string>
}

/** An OpenTelemetry collector that keeps every byte it is sent. */
export type Collector = AsyncDisposable & {
  url: string
  /** Everything an exporter said: paths, headers, bodies. */
  bytes: () => string
  spans: () => SeenSpan[]
}

export async function startCollector(): Promise<Collector> {
  const bodies: string[] = []
  const heads: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push(Buffer.concat(chunks).toString('utf8'))
    heads.push(`${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: () => [...heads, ...bodies].join('\n'),
    spans: () => bodies.flatMap(spansOf),
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function spansOf(body: string): SeenSpan[] {
  const { resourceSpans = [] } = JSON.parse(body)
  return resourceSpans.flatMap(({ resource, scopeSpans }: any) =>
    scopeSpans.flatMap(({ spans }: any) =>
      spans.map((span: any) => ({
        service: plain(resource.attributes)['service.name'],
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId,
        attributes: plain(span.attributes),
      })),
    ),
  )
}

function plain(attributes: any[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]),
  )
}
