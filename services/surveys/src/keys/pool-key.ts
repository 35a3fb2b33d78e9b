import { createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A pool's public key, ready to verify; `modulus` is 256 bytes, big-endian. */
export type PoolPublicKey = { readonly key: KeyObject; readonly modulus: Buffer }

/**
 * Reads the public key of a pool (SPKI DER). Throws a RangeError unless it is RSA with 2,048 bits and e = 65537.
 * Source: privacy.md 2.
 */
export function readPoolPublicKey(spki: Uint8Array): PoolPublicKey {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType !== 'rsa' || modulusLength !== 2048 || publicExponent !== 65537n) {
    throw new RangeError('a pool key is RSA-2048 with e = 65537')
  }
  return { key, modulus: modulusOf(key) }
}

/** The modulus of an RSA key, big-endian without leading zeros. */
export function modulusOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url')
}

/**
 * True when the issuer may sign this value: as long as the modulus and smaller (RFC 9474 4.3). The use case asks
 * before it signs; the signer checks again.
 */
export function isBlindedValue(modulus: Buffer, blinded: Uint8Array): boolean {
  return blinded.length === modulus.length && Buffer.compare(blinded, modulus) < 0
}

/**
 * Remembers parsed public keys by their DER: parsing costs more than verifying. Holds `most` keys, the longest
 * unused goes first.
 */
export function createPoolKeyCache(most: number): (spki: Uint8Array) => PoolPublicKey {
  const keys = new Map<string, PoolPublicKey>()
  return (spki) => {
    const name = Buffer.from(spki).toString('latin1')
    const key = keys.get(name) ?? readPoolPublicKey(spki)
    keys.delete(name)
    keys.set(name, key)
    const [oldest] = keys.keys()
    if (keys.size > most && oldest !== undefined) keys.delete(oldest)
    return key
  }
}
