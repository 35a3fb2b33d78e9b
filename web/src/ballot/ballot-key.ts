import type { Bytes } from './bytes.ts'
import type { WebKey } from './pool-key.ts'

/** A fresh P-256 key of one ballot. `publicKey` is the uncompressed point, 65 bytes. */
export type BallotKey = { readonly publicKey: Bytes; readonly privateKey: WebKey }

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }

/**
 * Makes the key of one ballot. It cannot be taken out of the browser (IndexedDB stores it as it is) unless
 * `extractable` is asked for, which only tests and the demo's seed do.
 */
export async function createBallotKey({ extractable = false } = {}): Promise<BallotKey> {
  const pair = await crypto.subtle.generateKey(P256, extractable, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { publicKey, privateKey: pair.privateKey }
}

/** PKCS #8 of an extractable ballot key. Rejects with WebCrypto's InvalidAccessError for any other. */
export async function exportBallotKey(key: BallotKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey))
}

/** The inverse of `exportBallotKey`; what comes back cannot be exported again. */
export async function importBallotKey(publicKey: Bytes, pkcs8: Bytes): Promise<BallotKey> {
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, P256, false, ['sign'])
  return { publicKey, privateKey }
}
