import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inverse, power, toBytes, toNumber } from './big-numbers.ts'
import { blind, blindWith, finalize, finalizeWith, PassSignatureInvalid } from './blind.ts'
import { type Bytes, fromHex, toHex, utf8 } from './bytes.ts'
import own from './golden/blindrsa_own.json' with { type: 'json' }
import rfc from './golden/rfc9474.json' with { type: 'json' }
import { PoolKeyRefused, readPoolKey, readRsaKey } from './pool-key.ts'
import { encodePss } from './pss.ts'

const hex = (text: string): string => text.replace(/^0x/, '')
const base64url = (text: string): string => Buffer.from(hex(text), 'hex').toString('base64url')
const spki = (key: ReturnType<typeof createPublicKey>): Bytes =>
  Uint8Array.from(key.export({ format: 'der', type: 'spki' }))

describe('RFC 9474 Appendix A', () => {
  it.each(rfc)('$name', async (vector) => {
    const jwk = { kty: 'RSA', n: base64url(vector.n), e: base64url(vector.e) }
    const key = await readRsaKey(spki(createPublicKey({ format: 'jwk', key: jwk })))
    const message = fromHex(vector.msg_prefix + vector.msg)
    expect(toHex(message)).toBe(vector.input_msg)
    const salt = fromHex(vector.salt)
    const r = inverse(toNumber(fromHex(hex(vector.inv))), key.n) ?? 0n
    if (vector.encoded_msg) {
      expect(toHex(await encodePss(message, 4095, salt))).toBe(vector.encoded_msg)
    }
    const blinding = await blindWith(message, key, salt, r)
    expect(toHex(blinding.blinded)).toBe(vector.blinded_msg)
    expect(toHex(blinding.inverse)).toBe(hex(vector.inv))
    const signature = fromHex(vector.blind_sig)
    const pass = await finalizeWith(message, key, signature, blinding.inverse, salt.length)
    expect(toHex(pass)).toBe(vector.sig)
  })
})

describe('own vectors', () => {
  it.each(own.cases)('$name, $modulusBits bits', async (vector) => {
    const key = await readRsaKey(spki(createPublicKey(vector.privateKeyPkcs8Pem)))
    const message = fromHex(vector.inputMsgHex)
    const salt = fromHex(vector.saltHex)
    const blinding = await blindWith(message, key, salt, toNumber(fromHex(vector.rHex)))
    expect(toHex(blinding.blinded)).toBe(vector.blindedMsgHex)
    const signature = fromHex(vector.blindSigHex)
    const pass = await finalizeWith(message, key, signature, blinding.inverse, salt.length)
    expect(toHex(pass)).toBe(vector.sigHex)
  })
})

const test2048 = own.cases.find((vector) => vector.modulusBits === 2048)?.privateKeyPkcs8Pem ?? ''
const sign = (blinded: Bytes): Bytes =>
  Uint8Array.from(
    privateDecrypt({ key: createPrivateKey(test2048), padding: constants.RSA_NO_PADDING }, blinded),
  )

describe('a pass', () => {
  it('is blinded anew each time and still verifies', async () => {
    const key = await readPoolKey(spki(createPublicKey(test2048)))
    const message = utf8('the same message')
    const first = await blind(message, key)
    const second = await blind(message, key)
    expect(toHex(first.blinded)).not.toBe(toHex(second.blinded))
    const pass = await finalize(message, key, sign(first.blinded), first.inverse)
    expect(pass).toHaveLength(256)
  })

  it('of another message, blinding, length or a wrong signature throws PassSignatureInvalid', async () => {
    const key = await readPoolKey(spki(createPublicKey(test2048)))
    const message = utf8('mine')
    const { blinded, inverse } = await blind(message, key)
    const signed = sign(blinded)
    const other = await blind(message, key)
    const flipped = signed.map((byte, at) => (at === 255 ? byte ^ 1 : byte))
    const refused = [
      () => finalize(utf8('yours'), key, signed, inverse),
      () => finalize(message, key, signed, other.inverse),
      () => finalize(message, key, signed.slice(1), inverse),
      () => finalize(message, key, flipped, inverse),
    ]
    for (const attempt of refused) await expect(attempt()).rejects.toThrow(PassSignatureInvalid)
  })

  it('is never asked for under a key of another size or exponent', async () => {
    const weak = [
      { modulusLength: 1024, publicExponent: 65537 },
      { modulusLength: 3072, publicExponent: 65537 },
      { modulusLength: 2048, publicExponent: 3 },
    ]
    for (const options of weak) {
      const { publicKey } = generateKeyPairSync('rsa', options)
      await expect(readPoolKey(spki(publicKey))).rejects.toThrow(PoolKeyRefused)
    }
    await expect(readPoolKey('not a key')).rejects.toThrow(PoolKeyRefused)
  })
})

describe('numbers', () => {
  it('have an inverse only when coprime to the modulus', () => {
    expect(inverse(3n, 7n)).toBe(5n)
    expect(inverse(6n, 9n)).toBeUndefined()
    expect(inverse(0n, 7n)).toBeUndefined()
  })

  it('are raised, read and written like the RFC says', () => {
    expect(power(5n, 117n, 19n)).toBe(5n ** 117n % 19n)
    expect(toNumber(toBytes(65537n, 5))).toBe(65537n)
    expect(() => toBytes(256n, 1)).toThrow(RangeError)
  })
})
