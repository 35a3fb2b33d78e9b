import { type Bytes, fromHex, toHex } from './bytes.ts'

/** OS2IP: bytes read as a big-endian number (RFC 8017 4.2). */
export function toNumber(bytes: Bytes): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`)
}

/** I2OSP: `length` big-endian bytes (RFC 8017 4.1). Throws a RangeError when the number is too big. */
export function toBytes(number: bigint, length: number): Bytes {
  const hex = number.toString(16).padStart(2 * length, '0')
  if (number < 0n || hex.length > 2 * length) throw new RangeError('number too big')
  return fromHex(hex)
}

/** Number of bits without leading zeros. */
export function bitLength(number: bigint): number {
  const hex = number.toString(16)
  return number === 0n ? 0 : 4 * (hex.length - 1) + (32 - Math.clz32(Number(`0x${hex[0]}`)))
}

/** `base ^ exponent mod modulus`, by squaring. Not constant time: only for public exponents. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    if (left > 1n) square = (square * square) % modulus
  }
  return result
}

/** The inverse modulo `modulus` by the extended Euclidean algorithm; undefined when there is none. */
export function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [low, high] = [value % modulus, modulus]
  let [x, lastX] = [1n, 0n]
  while (low > 0n) {
    const quotient = high / low
    ;[low, high] = [high - quotient * low, low]
    ;[x, lastX] = [lastX - quotient * x, x]
  }
  if (high !== 1n) return undefined
  return lastX < 0n ? lastX + modulus : lastX
}

/** A uniformly random number in 1 .. modulus - 1, by rejection. */
export function randomBelow(modulus: bigint): bigint {
  const bits = bitLength(modulus)
  const bytes = new Uint8Array(Math.ceil(bits / 8))
  const spare = BigInt(8 * bytes.length - bits)
  for (;;) {
    const drawn = toNumber(crypto.getRandomValues(bytes)) >> spare
    if (drawn > 0n && drawn < modulus) return drawn
  }
}
