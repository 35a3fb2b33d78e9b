import type { Cleaned } from './cleaned.ts'

const SIGNATURE = 8
/** What a picture needs to look the same, moving ones too; texts, times, places and private chunks are left out. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
)

/**
 * Walks the chunks of a PNG, each with its checksum (W3C PNG 5.3), and gives back a copy without texts, time and EXIF.
 * Anything behind IEND is refused.
 */
export function cleanPng(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = [bytes.subarray(0, SIGNATURE)]
  const seen = new Set<string>()
  let at = SIGNATURE
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return { ok: false, problem: 'BROKEN' }
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const checked = crc32(bytes.subarray(at + 4, next - 4)) === view.getUint32(next - 4)
    if (!checked || !isInPlace(type, seen)) return { ok: false, problem: 'BROKEN' }
    seen.add(type)
    if (KEPT.has(type)) parts.push(bytes.subarray(at, next))
    at = next
    if (type === 'IEND') break
  }
  if (!seen.has('IEND') || !seen.has('IDAT')) return { ok: false, problem: 'BROKEN' }
  return at === bytes.length ? { ok: true, parts } : { ok: false, problem: 'DATA_AFTER_END' }
}

/** IHDR is the first and only the first; a chunk that no reader may skip must be a known one. */
function isInPlace(type: string, seen: ReadonlySet<string>): boolean {
  if (!/^[A-Za-z]{4}$/.test(type)) return false
  if ((type === 'IHDR') !== (seen.size === 0)) return false
  const critical = /^[A-Z]/.test(type)
  return !critical || KEPT.has(type)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The checksum of PNG chunks (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
