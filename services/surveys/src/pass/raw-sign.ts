import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isBlindedValue, modulusOf } from '../keys/pool-key.ts'

type IssuerKey = { readonly priv: KeyObject; readonly pub: KeyObject; readonly modulus: Buffer }

/** Signs in this thread, keeping at most a few parsed private keys. */
export type RawSigner = {
  sign(pkcs8: Uint8Array, blinded: Uint8Array): Uint8Array
  /** Drops every parsed key. */
  forget(): void
  /** Number of parsed keys held now. */
  held(): number
}

/** `most` parsed keys are held, the longest unused goes first; `decrypt` is for a test that plants a fault. */
export type RawSignerOptions = {
  readonly most: number
  readonly decrypt?: typeof privateDecrypt
}

/** A signer for one thread. */
export function createRawSigner({ most, decrypt = privateDecrypt }: RawSignerOptions): RawSigner {
  const keys = new Map<string, IssuerKey>()
  const find = (pkcs8: Uint8Array): IssuerKey => {
    const name = createHash('sha256').update(pkcs8).digest('base64')
    const key = keys.get(name) ?? readKey(pkcs8)
    keys.delete(name)
    keys.set(name, key)
    const [oldest] = keys.keys()
    if (keys.size > most && oldest !== undefined) keys.delete(oldest)
    return key
  }
  return {
    sign: (pkcs8, blinded) => signRaw(find(pkcs8), blinded, decrypt),
    forget: () => keys.clear(),
    held: () => keys.size,
  }
}

function readKey(pkcs8: Uint8Array): IssuerKey {
  const priv = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  const pub = createPublicKey(priv)
  return { priv, pub, modulus: modulusOf(pub) }
}

/**
 * BlindSign (RFC 9474 4.3): s = z ^ d mod n by OpenSSL (blinded, constant-time CRT), then s ^ e must give z again:
 * a faulty CRT result would give away the key. Throws a RangeError for a value of a wrong length or not below n.
 */
function signRaw(
  { priv, pub, modulus }: IssuerKey,
  blinded: Uint8Array,
  decrypt: typeof privateDecrypt,
): Uint8Array {
  if (!isBlindedValue(modulus, blinded)) throw new RangeError('invalid blinded value')
  const padding = constants.RSA_NO_PADDING
  const signature = decrypt({ key: priv, padding }, blinded)
  const again = publicEncrypt({ key: pub, padding }, signature)
  if (Buffer.compare(again, blinded) !== 0) throw new Error('signing failure')
  return new Uint8Array(signature)
}
