import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'
import { languageOf } from './words.ts'

/** Bytes of one upload; campaigns has the same limit. */
export const MOST_UPLOADED = 10_000_000

/**
 * The body of an upload, piece by piece as the service takes it, and never more than the limits: what Content-Length
 * said is not believed. Leaving it early leaves the connection open, so that the refusal can still be written.
 * @throws Refusal BODY_TOO_LARGE (413), TOO_SLOW (408)
 */
export async function* measured(
  request: IncomingMessage,
  { wholeMs, idleMs }: { wholeMs: number; idleMs: number },
): AsyncGenerator<Buffer> {
  const lang = languageOf(request.headers['accept-language'])
  const end = Date.now() + wholeMs
  const pieces = request.iterator({ destroyOnReturn: false })
  let size = 0
  for (;;) {
    const left = Math.min(idleMs, end - Date.now())
    const piece = await within(pieces.next(), left, () => new Refusal('TOO_SLOW', 408, lang))
    if (piece.done) return
    const chunk: Buffer = piece.value
    size += chunk.length
    if (size > MOST_UPLOADED) throw new Refusal('BODY_TOO_LARGE', 413, lang)
    yield chunk
  }
}

async function within<T>(work: Promise<T>, ms: number, refusal: () => Refusal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(refusal()), Math.max(0, ms))
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
