import { bitLength, toNumber } from './big-numbers.ts'
import { type Bytes, fromBase64url } from './bytes.ts'

/** What WebCrypto calls a CryptoKey, under the types of browsers and of Node alike. */
export type WebKey = Parameters<typeof crypto.subtle.verify>[1]

/** A public RSA key, as numbers for blinding and as a key for verifying. */
export type PoolKey = { readonly n: bigint; readonly e: bigint; readonly verifyKey: WebKey }

/** The manifest's key of a pool is not RSA-2048 with e = 65537: do not answer, report it. */
export class PoolKeyRefused extends Error {
  override readonly name = 'PoolKeyRefused'
}

/**
 * Reads the key of a pool from the manifest (base64url of SPKI DER, or the bytes) and pins 2,048 bits and
 * e = 65537, so that no pool can be given a weak key. Throws PoolKeyRefused. Source: privacy.md 3.
 */
export async function readPoolKey(spki: string | Bytes): Promise<PoolKey> {
  const key = await readRsaKey(spki).catch((cause: unknown) => {
    throw new PoolKeyRefused('the key of this pool cannot be read', { cause })
  })
  if (bitLength(key.n) !== 2048 || key.n % 2n === 0n || key.e !== 65537n) {
    throw new PoolKeyRefused('the key of this pool is not RSA-2048 with e = 65537')
  }
  return key
}

/** Reads any RSA key; only for the RFC's test vectors, which have 4,096 bits. */
export async function readRsaKey(spki: string | Bytes): Promise<PoolKey> {
  const bytes = typeof spki === 'string' ? fromBase64url(spki) : spki
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  const verifyKey = await crypto.subtle.importKey('spki', bytes, algorithm, true, ['verify'])
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', verifyKey)
  return { n: toNumber(fromBase64url(n)), e: toNumber(fromBase64url(e)), verifyKey }
}
