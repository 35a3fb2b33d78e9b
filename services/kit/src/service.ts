import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listenHost } from './env.ts'
import type { Logger } from './logger.ts'

export type RunningService = { url: string; [Symbol.asyncDispose]: () => Promise<void> }

/**
 * Listens on loopback, or on TN_HOST where a container needs it; port 0 picks a free one.
 * @throws Error with a sentence that names the port when it is taken
 */
export async function listen(server: Server, port: number): Promise<string> {
  const host = listenHost()
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another port.`, {
      cause: error,
    })
  }
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  return `http://${host}:${address.port}`
}

/**
 * Milliseconds a service keeps a quiet connection. The gateway lets it go after half of that: whoever closes first must
 * be the one who asks, or a call is written on a connection that ends at that moment, and an act is not sent twice.
 */
export const KEPT_QUIET_MS = 60_000

/** Stops taking requests, lets running ones end, and closes idle connections. */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), 5_000)
  await closed
  clearTimeout(force)
}

/** What a process says to who started it over a channel of Node's own; no `url` when it has no door, as a worker. */
export type Ready = { ready: true; url?: string }

/**
 * Runs a service until SIGTERM or SIGINT, then disposes of it; the process ends by itself.
 * A start that fails prints one clear sentence and ends with code 1.
 */
export async function runUntilStopped(
  log: Logger,
  start: () => Promise<AsyncDisposable & { url?: string }>,
): Promise<void> {
  try {
    await using stack = new AsyncDisposableStack()
    const signal = stopSignal()
    const { url } = stack.use(await start())
    log.info({ url }, 'ready')
    tellParent({ ready: true, ...(url !== undefined && { url }) })
    await signal
    log.info('stopping')
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

/** Told beside the log line, which is missing at a higher log level. */
function tellParent(ready: Ready): void {
  process.send?.(ready, undefined, undefined, () => undefined)
}

function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve())
  return promise
}
