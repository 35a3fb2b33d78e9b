import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The Ed25519 key that signs receipts, key lists and releases of one survey: SPKI and PKCS #8, DER. */
export type BoardKeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer }

/** Makes a survey's board key. Seal the private half and overwrite it. */
export function makeBoardKey(): BoardKeyPair {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  })
}

/** The unsealed board key, ready to sign. */
export function readBoardPrivateKey(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

/** Signs a text that begins with the name of its kind (64 bytes; the same text gives the same signature). */
export function signText(boardKey: KeyObject, text: string | Uint8Array): Buffer {
  // Bytes are signed as they are: a key list of a million is 65 MB.
  return sign(null, typeof text === 'string' ? Buffer.from(text) : text, boardKey)
}

/** True when the board key (SPKI DER) signed this text. */
export function verifyText(
  publicKey: Buffer,
  text: string | Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, signature)
}
