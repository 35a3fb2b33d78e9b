import { bitLength, inverse, power, randomBelow, toBytes, toNumber } from './big-numbers.ts'
import type { Bytes } from './bytes.ts'
import type { PoolKey } from './pool-key.ts'
import { encodePss } from './pss.ts'

/**
 * `blinded` goes to the issuer; `inverse` never leaves the phone and is forgotten after `finalize`.
 * Keep both until the pass is there: asking again with another blinded value is refused.
 */
export type Blinding = { readonly blinded: Bytes; readonly inverse: Bytes }

/** The issuer answered with a signature that does not fit: keep the evidence, do not ask again. */
export class PassSignatureInvalid extends Error {
  override readonly name = 'PassSignatureInvalid'
}

const SALT_LENGTH = 48

/**
 * Blind of RSABSSA-SHA384-PSS-Deterministic (RFC 9474 4.2): a fresh 48-byte salt, and a fresh blinding factor
 * that makes `blinded` uniformly random, whatever the message is.
 */
export async function blind(message: Bytes, key: PoolKey): Promise<Blinding> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH))
  return blindWith(message, key, salt, randomBelow(key.n))
}

/** Blind with a given salt and factor `r`. Throws a RangeError when one has no inverse modulo n. */
export async function blindWith(
  message: Bytes,
  key: PoolKey,
  salt: Bytes,
  r: bigint,
): Promise<Blinding> {
  const encoded = toNumber(await encodePss(message, bitLength(key.n) - 1, salt))
  // One Euclid for both checks: r * encoded is invertible only when each of them is.
  const both = inverse((r * encoded) % key.n, key.n)
  if (both === undefined) throw new RangeError('invalid input: not coprime to the modulus')
  const blinded = (encoded * power(r, key.e, key.n)) % key.n
  const length = byteLength(key)
  return {
    blinded: toBytes(blinded, length),
    inverse: toBytes((both * encoded) % key.n, length),
  }
}

/**
 * Finalize (RFC 9474 4.4): takes the blinding off and verifies the pass.
 * Throws PassSignatureInvalid; a wrong length counts as an invalid signature.
 */
export async function finalize(
  message: Bytes,
  key: PoolKey,
  blindSignature: Bytes,
  inverse: Bytes,
): Promise<Bytes> {
  return finalizeWith(message, key, blindSignature, inverse, SALT_LENGTH)
}

/** Finalize for a variant whose salt has `saltLength` bytes. */
export async function finalizeWith(
  message: Bytes,
  key: PoolKey,
  blindSignature: Bytes,
  inverse: Bytes,
  saltLength: number,
): Promise<Bytes> {
  const length = byteLength(key)
  if (blindSignature.length !== length) throw new PassSignatureInvalid('unexpected input size')
  const signature = toBytes((toNumber(blindSignature) * toNumber(inverse)) % key.n, length)
  const algorithm = { name: 'RSA-PSS', saltLength }
  if (!(await crypto.subtle.verify(algorithm, key.verifyKey, signature, message))) {
    throw new PassSignatureInvalid('the pass does not verify under the key of its pool')
  }
  return signature
}

function byteLength(key: PoolKey): number {
  return Math.ceil(bitLength(key.n) / 8)
}
