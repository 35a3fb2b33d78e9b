import type { IncomingMessage } from 'node:http'
import { kindOf, MOST_BYTES, SNIFFED } from './content.ts'

export type UploadRead =
  | { kind: 'whole'; bytes: Buffer }
  | { kind: 'refused'; rule: 'TOO_LARGE' | 'TYPE_NOT_TAKEN' | 'BROKEN' }
  /** The sender or the gateway has gone: there is nobody to answer. */
  | { kind: 'cut' }

const LONGEST_MS = 150_000

/**
 * Takes a body in, 10 MB at most, and stops as soon as its first bytes say that it is nothing we take. The checks need it
 * whole; nothing is written before they are done.
 */
export async function readUpload(request: IncomingMessage): Promise<UploadRead> {
  const late = setTimeout(() => request.destroy(), LONGEST_MS)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk)
      size += chunk.length
      if (size > MOST_BYTES) return { kind: 'refused', rule: 'TOO_LARGE' }
      const begins = size >= SNIFFED && size - chunk.length < SNIFFED
      if (begins && kindOf(Buffer.concat(chunks)) === null)
        return { kind: 'refused', rule: 'TYPE_NOT_TAKEN' }
    }
    if (!request.complete) return { kind: 'cut' }
    return size === 0
      ? { kind: 'refused', rule: 'BROKEN' }
      : { kind: 'whole', bytes: Buffer.concat(chunks) }
  } catch {
    return { kind: 'cut' }
  } finally {
    clearTimeout(late)
  }
}
