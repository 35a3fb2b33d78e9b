import type { Cleaned, ContentProblem } from './cleaned.ts'
import { cleanJpeg } from './jpeg.ts'
import { problemOfPdf, type Inflate } from './pdf.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

export function isMediaType(type: string): type is MediaType {
  return MEDIA_TYPES.some((known) => known === type)
}

/** Bytes of one piece of evidence (issue 5, item 3). */
export const MOST_BYTES = 10_000_000
/** Bytes after which the kind is known: the rest of a foreign file need not come. */
export const SNIFFED = 16

const SIGNATURES: Readonly<Record<MediaType, RegExp>> = {
  'image/jpeg': /^\xff\xd8\xff/,
  'image/png': /^\x89PNG\r\n[^]\n/,
  'image/webp': /^RIFF[^]{4}WEBP/,
  'application/pdf': /^%PDF-/,
}

/** The kind of a file by its first bytes; its name and what its sender says are not believed. Null = not taken. */
export function kindOf(bytes: Uint8Array): MediaType | null {
  const head = String.fromCharCode(...bytes.subarray(0, SNIFFED))
  return MEDIA_TYPES.find((type) => SIGNATURES[type].test(head)) ?? null
}

export type CheckedContent =
  | { ok: true; mediaType: MediaType; parts: Uint8Array[] }
  | { ok: false; problem: ContentProblem }

/**
 * Decides by content alone whether a file may be kept, and gives back the pieces that are: pictures without place,
 * device and texts, a PDF as it is. A picture with a script in its texts is refused although the texts would be left
 * out: nobody sends that by mistake.
 */
export async function checkContent(bytes: Uint8Array, inflate: Inflate): Promise<CheckedContent> {
  const mediaType = kindOf(bytes)
  if (mediaType === null) return { ok: false, problem: 'TYPE_NOT_TAKEN' }
  const cleaned = await clean(mediaType, bytes, inflate)
  return cleaned.ok ? { ...cleaned, mediaType } : cleaned
}

async function clean(type: MediaType, bytes: Uint8Array, inflate: Inflate): Promise<Cleaned> {
  if (type === 'application/pdf') {
    const problem = await problemOfPdf(bytes, inflate)
    return problem === null ? { ok: true, parts: [bytes] } : { ok: false, problem }
  }
  if (hasScript(bytes)) return { ok: false, problem: 'SCRIPT_INSIDE' }
  if (type === 'image/jpeg') return cleanJpeg(bytes)
  return type === 'image/png' ? cleanPng(bytes) : cleanWebp(bytes)
}

function hasScript(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return /<script|<\?php|javascript:|<foreignObject|onerror\s*=/i.test(text)
}
