import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { Metrics } from './metrics.ts'

/**
 * Answers GET /metrics, and nothing else, on a port of its own: the door's port is everybody's.
 * @throws Error with a sentence that names the port when it is taken
 */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics')
      return void response.writeHead(404).end()
    metrics.render().then(
      (text) => {
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        response.end(text)
      },
      () => void response.writeHead(500).end(),
    )
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new Error(`Port ${port} of the metrics is taken. Choose another TN_METRICS_PORT.`, {
      cause: error,
    })
  }
  return server.unref()
}
