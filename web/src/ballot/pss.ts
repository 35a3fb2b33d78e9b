import { type Bytes, concat, u32 } from './bytes.ts'

const HASH_LENGTH = 48

/**
 * EMSA-PSS-ENCODE with SHA-384 and MGF1-SHA-384 (RFC 8017 9.1.1).
 * `bits` is the length of the modulus minus one. Throws a RangeError when the key is too short.
 */
export async function encodePss(message: Bytes, bits: number, salt: Bytes): Promise<Bytes> {
  const length = Math.ceil(bits / 8)
  const padding = length - salt.length - HASH_LENGTH - 2
  if (padding < 0) throw new RangeError('encoding error')
  const digest = await sha384(concat(new Uint8Array(8), await sha384(message), salt))
  const block = concat(new Uint8Array(padding), Uint8Array.of(1), salt)
  const mask = await mgf1(digest, block.length)
  const masked = block.map((byte, at) => byte ^ (mask[at] ?? 0))
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits))
  return concat(masked, digest, Uint8Array.of(0xbc))
}

async function mgf1(seed: Bytes, length: number): Promise<Bytes> {
  const blocks = Array.from({ length: Math.ceil(length / HASH_LENGTH) }, (_, counter) =>
    sha384(concat(seed, u32(counter))),
  )
  return concat(...(await Promise.all(blocks))).slice(0, length)
}

async function sha384(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
}
