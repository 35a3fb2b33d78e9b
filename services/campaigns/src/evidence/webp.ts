import type { Cleaned } from './cleaned.ts'

const HEADER = 12
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const PICTURE = new Set(['VP8 ', 'VP8L', 'ANMF'])
/** Bits of VP8X: "has EXIF" and "has XMP". */
const METADATA = 0x08 | 0x04

/**
 * Walks the chunks of a WebP (RFC 9649 2) and gives back a copy without EXIF, XMP and unknown chunks. The length in its
 * head must be the length of the file: nothing may stand behind it.
 */
export function cleanWebp(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 8 + view.getUint32(4, true)
  if (end < bytes.length) return { ok: false, problem: 'DATA_AFTER_END' }
  if (end > bytes.length) return { ok: false, problem: 'BROKEN' }
  const chunks: Uint8Array[] = []
  let [at, pictures] = [HEADER, 0]
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    if (next > end || (at === HEADER && !/^VP8[ LX]$/.test(type)))
      return { ok: false, problem: 'BROKEN' }
    if (PICTURE.has(type)) pictures += 1
    if (KEPT.has(type))
      chunks.push(type === 'VP8X' ? plain(bytes, at, next) : bytes.subarray(at, next))
    at = next
  }
  if (at !== end || pictures === 0) return { ok: false, problem: 'BROKEN' }
  return { ok: true, parts: [headOf(bytes, chunks), ...chunks] }
}

/** The same chunk, saying that there is no metadata. */
function plain(bytes: Uint8Array, at: number, next: number): Uint8Array {
  const chunk = Uint8Array.from(bytes.subarray(at, next))
  chunk[8] = (chunk[8] ?? 0) & ~METADATA
  return chunk
}

function headOf(bytes: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array {
  const head = Uint8Array.from(bytes.subarray(0, HEADER))
  const size = 4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  new DataView(head.buffer).setUint32(4, size, true)
  return head
}
