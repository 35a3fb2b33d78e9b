import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Drain = {
  /** Stops listening without breaking off a request; resolves when every connection is closed. */
  end: (limits: { drainMs: number; stopMs: number }) => Promise<void>
}

/**
 * Ends a server gently. From the start of `end` each answer closes its connection, so that clients open their next one
 * elsewhere; for `drainMs` new connections are still taken, because load balancers learn late; then running requests
 * have `stopMs` to end.
 */
export function createDrain(server: Server): Drain {
  const running = new Set<ServerResponse>()
  let isDraining = false
  server.prependListener('request', (_, response: ServerResponse) => {
    if (isDraining) lastOf(response)
    running.add(response)
    response.once('close', () => running.delete(response))
  })
  return {
    end: async ({ drainMs, stopMs }) => {
      isDraining = true
      for (const response of running) lastOf(response)
      await sleep(drainMs)
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      const force = setTimeout(() => server.closeAllConnections(), stopMs)
      await closed
      clearTimeout(force)
    },
  }
}

/** This answer says `connection: close`. */
function lastOf(response: ServerResponse): void {
  if (!response.headersSent) response.shouldKeepAlive = false
}
