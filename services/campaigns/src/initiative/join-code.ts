import { randomInt, scrypt } from 'node:crypto'

/** Letters and digits nobody mistakes when one reads them to another: no 0 O 1 I L U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)

export const CODE_DAYS = 14
/** Wrong codes a member may type within an hour. */
export const MOST_TRIES = 10
export const TRIES_WINDOW_MS = 3_600_000

/** A new one-time code, 39 bits: found by chance once in 10^10 hours of ten tries each. */
export function newJoinCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  return letters.join('')
}

/** As it is read to somebody: two groups of four. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What somebody typed, without blanks and dashes, in capitals; null when it cannot be a code. */
export function readJoinCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return CODE.test(code) ? code : null
}

/** Slow on purpose, so that a stolen database gives no codes within their 14 days; the same for the same code. */
export async function hashJoinCode(code: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  scrypt(code, 'tinnhiem-initiative-join-v1', 32, { N: 2 ** 14 }, (error, key) =>
    error ? reject(error) : resolve(key),
  )
  return (await promise).toString('base64url')
}
