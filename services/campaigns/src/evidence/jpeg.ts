import type { Cleaned } from './cleaned.ts'

const EOI = 0xd9
const SOS = 0xda
const START_OF_FRAME = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
])

type Walk = { parts: Uint8Array[]; orientation: number; framed: boolean; scanned: boolean }

/**
 * Walks a JPEG from start to end (ITU T.81 B.1) and gives back a copy without what the camera wrote beside the picture:
 * place, device, comments, thumbnails. How the picture is turned stays. Further JPEGs behind it (depth and gain maps of
 * phones) and a phone's own trailer are left out; anything else behind the end is refused.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const walk: Walk = { parts: [], orientation: 1, framed: false, scanned: false }
  const end = walkSegments(bytes, 2, walk)
  if (end === null || !walk.framed || !walk.scanned) return { ok: false, problem: 'BROKEN' }
  if (!isKnownTrailer(bytes.subarray(end))) return { ok: false, problem: 'DATA_AFTER_END' }
  return { ok: true, parts: [bytes.subarray(0, 2), ...turned(walk.orientation), ...walk.parts] }
}

/** Where the picture ends, behind its EOI; null when the segments do not add up. */
function walkSegments(bytes: Uint8Array, from: number, walk: Walk): number | null {
  let at = from
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) {
      walk.parts.push(bytes.subarray(at, at + 2))
      return at + 2
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const next = at + 2 + length
    if (!isSegment(marker) || length < 2 || next > bytes.length) return null
    take(bytes.subarray(at, next), marker, walk)
    at = marker === SOS ? endOfScan(bytes, next, walk.parts) : next
  }
  return null
}

function isSegment(marker: number): boolean {
  return marker >= 0xc0 && !(marker >= 0xd0 && marker <= 0xd8)
}

/** Entropy-coded bytes go on until a marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, from: number, parts: Uint8Array[]): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) break
    at += next === 0xff ? 1 : 2
  }
  parts.push(bytes.subarray(from, at))
  return at
}

function take(segment: Uint8Array, marker: number, walk: Walk): void {
  if (marker === 0xe1) walk.orientation = orientationOf(segment) ?? walk.orientation
  if (marker === SOS) walk.scanned = true
  if (START_OF_FRAME.has(marker)) walk.framed = true
  if (marker >= 0xe0 && !isNeeded(segment, marker)) return
  walk.parts.push(segment)
}

/** Of the application segments only colours are needed: the profile, and Adobe's note on the transform. */
function isNeeded(segment: Uint8Array, marker: number): boolean {
  if (marker === 0xe2) return startsWith(segment, 4, 'ICC_PROFILE\0')
  return marker === 0xee && segment.length === 16 && startsWith(segment, 4, 'Adobe')
}

/** The tag 0x0112 of the first directory of an EXIF segment, 1 to 8 (TIFF 6.0). */
function orientationOf(segment: Uint8Array): number | null {
  if (!startsWith(segment, 4, 'Exif\0\0') || segment.length < 18) return null
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10)
  const little = tiff.getUint8(0) === 0x49
  const at = tiff.getUint32(4, little)
  if (at + 2 > tiff.byteLength) return null
  const entries = tiff.getUint16(at, little)
  for (let entry = 0; entry < entries; entry++) {
    const where = at + 2 + entry * 12
    if (where + 12 > tiff.byteLength) return null
    if (tiff.getUint16(where, little) !== 0x0112) continue
    const value = tiff.getUint16(where + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An EXIF segment that says how the picture is turned, and nothing else. */
function turned(orientation: number): Uint8Array[] {
  if (orientation === 1) return []
  const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  return [Uint8Array.from([...head, ...tiff, ...entry, 0, 0, 0, 0])]
}

/** Padding, whole JPEGs in a row, or the trailer Samsung phones write: all left out. */
function isKnownTrailer(rest: Uint8Array): boolean {
  let left = rest
  for (;;) {
    const at = left.findIndex((byte) => byte !== 0)
    if (at < 0) return true
    left = left.subarray(at)
    if (startsWith(left, left.length - 4, 'SEFT')) return at > 0
    if (left[0] !== 0xff || left[1] !== 0xd8) return false
    const inner: Walk = { parts: [], orientation: 1, framed: false, scanned: false }
    const end = walkSegments(left, 2, inner)
    if (end === null || !inner.framed) return false
    left = left.subarray(end)
  }
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  if (at < 0 || at + text.length > bytes.length) return false
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}
