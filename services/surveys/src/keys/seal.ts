import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The key that seals private keys at rest, from the environment; `id` names it inside an envelope. */
export type SealingKey = { readonly id: Buffer; readonly key: KeyObject }

/** Whose private key is sealed: the survey (64 hex digits) and its pool number, or its board. */
export type SealedFor = { readonly survey: string; readonly holder: number | 'board' }

/** The envelope is not what was sealed here: another key, another place, or damaged. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const VERSION = 1
const ID = 4
const NONCE = 12
const TAG = 16

/**
 * Reads the sealing key: 32 bytes as 64 hex digits or as base64 or base64url. Throws a RangeError, without the text.
 * Source: D-20.
 */
export function readSealingKey(text: string): SealingKey {
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (bytes.length !== 32) throw new RangeError('the sealing key must have 32 bytes')
  const id = createHash('sha256').update('tinnhiem-sealing-key-id').update(bytes).digest()
  return { id: id.subarray(0, ID), key: createSecretKey(bytes) }
}

/**
 * Seals a private key (AES-256-GCM) for one place: version (1 byte, 1) || key id (4) || nonce (12) || tag (16) ||
 * ciphertext. Survey and holder are authenticated, so an envelope cannot be moved to another pool.
 */
export function seal(sealing: SealingKey, place: SealedFor, plain: Uint8Array): Buffer {
  const head = Buffer.concat([Buffer.of(VERSION), sealing.id])
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.concat([head, additionalData(place)]))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body])
}

/**
 * The inverse of `seal`. Throws SealBroken. Overwrite what it returns (`fill(0)`) as soon as it is used: nothing
 * but the sealed envelope may stay.
 */
export function unseal(sealing: SealingKey, place: SealedFor, envelope: Uint8Array): Buffer {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength)
  const head = bytes.subarray(0, 1 + ID)
  if (bytes.length < 1 + ID + NONCE + TAG || head[0] !== VERSION) {
    throw new SealBroken('not an envelope of this version')
  }
  if (!head.subarray(1).equals(sealing.id)) throw new SealBroken('sealed by another key')
  const nonce = bytes.subarray(1 + ID, 1 + ID + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', sealing.key, nonce, { authTagLength: TAG })
  decipher.setAAD(Buffer.concat([head, additionalData(place)]))
  decipher.setAuthTag(bytes.subarray(1 + ID + NONCE, 1 + ID + NONCE + TAG))
  return decrypt(decipher, bytes.subarray(1 + ID + NONCE + TAG))
}

function decrypt(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
  const plain = decipher.update(body)
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch (cause) {
    throw new SealBroken('damaged, or sealed for another place', { cause })
  } finally {
    plain.fill(0)
  }
}

function additionalData({ survey, holder }: SealedFor): Buffer {
  return Buffer.from(`tinnhiem-seal-v1\n${survey}\n${holder}`, 'utf8')
}
