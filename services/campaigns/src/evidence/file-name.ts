import type { MediaType } from './content.ts'

const ENDINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
}
const LONGEST = 120
const NAMELESS = 'minh-chung'
/** Control characters, what Windows forbids, and marks that turn the direction of text around. */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu

/**
 * A name a file may be stored and handed out under: no folders, nothing invisible, and the ending of what it really is.
 * Never empty.
 */
export function safeFileName(name: string, mediaType: MediaType): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .normalize('NFC')
    .replaceAll(UNSAFE, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  const short = Array.from(stem).slice(0, LONGEST).join('').trim()
  return `${short === '' ? NAMELESS : short}${ENDINGS[mediaType]}`
}

/** A safe name without its own words: people name files after themselves. */
export function namelessFile(safeName: string): string {
  return `${NAMELESS}${safeName.slice(safeName.lastIndexOf('.'))}`
}

/** The header that makes a browser save a file: plain letters for old ones, the name itself for all others (RFC 6266 4.3, RFC 8187 3.2). */
export function attachmentOf(fileName: string): string {
  const plain = fileName
    .replaceAll(/đ/g, 'd')
    .replaceAll(/Đ/g, 'D')
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '')
  const whole = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
