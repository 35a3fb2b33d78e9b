import { createHmac, hkdfSync } from 'node:crypto'

/** Everything a person is looked up for: a key of its own each, so that two hashes of one person cannot be joined. */
export type Purpose = 'INVITED' | 'PAUSE' | 'CASE' | 'ORGAN' | 'ROSTER' | 'TERM' | 'OFFICER'

export type Finder = (purpose: Purpose, ...parts: string[]) => string

/**
 * Keyed hashes to find a row by, without storing what it is about: HMAC-SHA-256 under a key derived for the purpose
 * (RFC 5869, RFC 2104). 43 characters of base64url.
 * @param root 32 bytes, wrapped in the database by the key-encryption key, so that rotating that key moves no hash
 */
export function finder(root: Buffer): Finder {
  const keys = new Map<Purpose, Buffer>()
  const keyOf = (purpose: Purpose) => {
    const known = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', root, '', purpose, 32))
    keys.set(purpose, known)
    return known
  }
  return (purpose, ...parts) =>
    createHmac('sha256', keyOf(purpose)).update(JSON.stringify(parts)).digest('base64url')
}
