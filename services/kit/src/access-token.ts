import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** In base 62, 88 bits are 15 characters, 256 bits 43 and 32 bits 6. */
const SHAPE = /^tn_pat_([0-9A-Za-z]{15})_[0-9A-Za-z]{43}([0-9A-Za-z]{6})$/
const PRINCIPAL = 'token:'

/** A token as its owner writes it, and what of it may be stored: never the text itself. */
export type AccessTokenText = { id: string; hash: string }

/**
 * A new token `tn_pat_<id>_<secret><checksum>`: 256 random bits, and a CRC-32 that lets a typing error be told without
 * asking anybody and lets secret scanners report it without false alarms. The text is shown once and stored nowhere.
 */
export function makeAccessToken(): AccessTokenText & { text: string } {
  const id = randomText(11, 15)
  const body = `tn_pat_${id}_${randomText(32, 43)}`
  const text = body + checksumOf(body)
  return { id, hash: hashOf(text), text }
}

/** The id and the hash of a well-formed token; null for anything else, and for one with a typing error. */
export function readAccessToken(text: string): AccessTokenText | null {
  const [, id, checksum] = SHAPE.exec(text) ?? []
  if (id === undefined || checksum !== checksumOf(text.slice(0, -6))) return null
  return { id, hash: hashOf(text) }
}

/** Who a token is to the services: itself, not its person, so nothing of the person's own is in its reach. */
export function tokenPrincipal(id: string): string {
  return PRINCIPAL + id
}

export function isTokenPrincipal(id: string): boolean {
  return id.startsWith(PRINCIPAL)
}

/**
 * A plain SHA-256: the secret has 256 random bits, so there is nothing to guess and no use for a slow or salted hash as
 * for passwords (NIST SP 800-63B 5.1.1.2 is about secrets people choose).
 */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function checksumOf(body: string): string {
  return inBase62(BigInt(crc32(body)), 6)
}

function randomText(bytes: number, length: number): string {
  return inBase62(BigInt(`0x${randomBytes(bytes).toString('hex')}`), length)
}

function inBase62(number: bigint, length: number): string {
  let [rest, text] = [number, '']
  for (; text.length < length; rest /= 62n) text = (ALPHABET[Number(rest % 62n)] ?? '') + text
  return text
}
