import { constants, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** RSASSA-PSS-VERIFY with SHA-384 (RFC 9474 4.4); the salt has 48 bytes in the variant used. */
export function verifyPss(
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
  saltLength = 48,
): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return verify('sha384', message, { key, padding, saltLength }, signature)
}
