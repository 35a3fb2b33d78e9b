import type { IncomingMessage, ServerResponse } from 'node:http'

const LONGEST_MS = 2_000

/**
 * Ends an answer that was written before the whole request was read. Ending at once would reset the connection, and the
 * sender would see a broken network instead of the refusal: so what still comes is let go, for two seconds at most.
 */
export async function endGently(
  request: IncomingMessage,
  response: ServerResponse,
  longestMs = LONGEST_MS,
): Promise<void> {
  if (!request.complete && !response.destroyed) {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, longestMs)
    request
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve())
      .resume()
    await promise
    clearTimeout(timer)
  }
  response.end()
}
