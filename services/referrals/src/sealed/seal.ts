import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/**
 * AES-256-GCM with a fresh nonce: nonce, ciphertext, tag (NIST SP 800-38D). `what` is bound to it, so that a sealed
 * text moved to another row does not open. As long as the text and 28 bytes.
 */
export function seal(key: Buffer, text: Buffer, what: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(what))
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

/** Null for another key, another `what`, or random bytes. */
export function unseal(key: Buffer, sealed: Buffer, what: string): Buffer | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(what))
    .setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    const text = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES))
    return Buffer.concat([text, decipher.final()])
  } catch {
    return null
  }
}

/** JSON filled up with spaces to a multiple of `block` bytes: the length of a sealed text tells little. */
export function padded(value: unknown, block: number): Buffer {
  const text = Buffer.from(JSON.stringify(value))
  return Buffer.concat([text, Buffer.alloc((block - (text.length % block)) % block, ' ')])
}
