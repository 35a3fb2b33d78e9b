import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher, Pool } from 'undici'

export type Posted = { status: number; headers: IncomingHttpHeaders; text: string }

export type PostLimits = {
  /** Milliseconds until the whole answer is here, waiting for a connection included. */
  timeoutMs: number
  /** Bytes of the answer. */
  maxBytes: number
}

export class TooLarge extends Error {
  override name = 'TooLarge'
}

export class TimedOut extends Error {
  override name = 'TimedOut'
  /** Whether a part of the answer was here already. */
  readonly begun: boolean

  constructor(message: string, begun: boolean) {
    super(message)
    this.begun = begun
  }
}

/**
 * Posts JSON and gives back the whole answer. It speaks to the pool's dispatcher itself: no streams, and one
 * timer that is cleared, where `request` with `AbortSignal.timeout` leaves a timer behind for each call.
 * @throws TimedOut, TooLarge, or what the connection says
 */
export function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  body: string,
  { timeoutMs, maxBytes }: PostLimits,
): Promise<Posted> {
  const { promise, resolve, reject } = Promise.withResolvers<Posted>()
  const chunks: Buffer[] = []
  const seen: { size: number; status: number; headers: IncomingHttpHeaders; cut?: Error } = {
    size: 0,
    status: 0,
    headers: {},
  }
  let running: Dispatcher.DispatchController | undefined
  const stop = (reason: Error): void => {
    seen.cut = reason
    running?.abort(reason)
    reject(reason)
  }
  const timer = setTimeout(
    () => stop(new TimedOut(`no answer in ${timeoutMs} ms`, seen.status > 0)),
    timeoutMs,
  )
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (controller) => {
      running = controller
      if (seen.cut) controller.abort(seen.cut)
    },
    onResponseStart: (_, status, given) => void Object.assign(seen, { status, headers: given }),
    onResponseData: (_, chunk) => {
      seen.size += chunk.length
      if (seen.size > maxBytes) stop(new TooLarge(`more than ${maxBytes} bytes`))
      else chunks.push(chunk)
    },
    onResponseEnd: () => {
      const { status, headers: given } = seen
      resolve({ status, headers: given, text: textOf(chunks) })
    },
    onResponseError: (_, error) => reject(error),
  }
  pool.dispatch({ path, method: 'POST', headers, body }, handler)
  return promise.finally(() => clearTimeout(timer))
}

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks
  return first && chunks.length === 1
    ? first.toString('utf8')
    : Buffer.concat(chunks).toString('utf8')
}
