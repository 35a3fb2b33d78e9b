import { utf8 } from './bytes.ts'

/** Every HTTP body that carries a ballot has this many bytes (privacy.md 2, step 4). */
export const BALLOT_BODY_BYTES = 2048

/**
 * Pads a request so that its length tells nothing. `write` gives the whole body for a padding; the padding is
 * plain ASCII that no format escapes. Throws a RangeError when the body is too long without any.
 */
export function padTo(write: (padding: string) => string, size = BALLOT_BODY_BYTES): string {
  const missing = size - utf8(write('')).length
  if (missing < 0) throw new RangeError(`the body is ${-missing} bytes longer than ${size}`)
  return write('0'.repeat(missing))
}
