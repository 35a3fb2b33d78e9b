import { createPrivateKey, createPublicKey, privateDecrypt } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { modulusOf } from '../keys/pool-key.ts'
import { verifyPss } from '../keys/verify-pss.ts'
import { createSigner } from './blind-sign.ts'
import own from './golden/blindrsa_own.json' with { type: 'json' }
import rfc from './golden/rfc9474.json' with { type: 'json' }
import { createRawSigner } from './raw-sign.ts'

const signer = createSigner({ threads: 2 })
afterAll(() => signer[Symbol.asyncDispose]())

const number = (text: string): bigint => BigInt(`0x${text.replace(/^0x/, '')}`)
const base64url = (value: bigint): string => {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url')
}
const inverseOf = (value: bigint, modulus: bigint): bigint => {
  let [low, high, x, lastX] = [value % modulus, modulus, 1n, 0n]
  while (low > 0n) {
    const quotient = high / low
    ;[low, high, x, lastX] = [high - quotient * low, low, lastX - quotient * x, x]
  }
  return (lastX + modulus) % modulus
}

type RfcVector = (typeof rfc)[number]

function rfcKey(vector: RfcVector): Buffer {
  const [p, q, d] = [number(vector.p), number(vector.q), number(vector.d)]
  const parts = { n: number(vector.n), e: number(vector.e), d, p, q }
  const crt = { dp: d % (p - 1n), dq: d % (q - 1n), qi: inverseOf(q, p) }
  const fields = Object.entries({ ...parts, ...crt }).map(([k, v]) => [k, base64url(v)])
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'RSA', ...Object.fromEntries(fields) },
  })
  return key.export({ format: 'der', type: 'pkcs8' })
}

const pkcs8 = (pem: string): Buffer =>
  createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' })
const publicOf = (der: Buffer) =>
  createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))

describe('RFC 9474 Appendix A', () => {
  it.each(rfc)('$name', async (vector) => {
    const key = rfcKey(vector)
    const signed = await signer.sign(key, Buffer.from(vector.blinded_msg, 'hex'))
    expect(signed.toString('hex')).toBe(vector.blind_sig)
    const saltLength = Number(vector.sLen)
    const message = Buffer.from(vector.input_msg, 'hex')
    const signature = Buffer.from(vector.sig, 'hex')
    expect(verifyPss(publicOf(key), message, signature, saltLength)).toBe(true)
    expect(verifyPss(publicOf(key), message, signature, 48 - saltLength)).toBe(false)
  })
})

describe('own vectors', () => {
  it.each(own.cases)('$name, $modulusBits bits', async (vector) => {
    const key = pkcs8(vector.privateKeyPkcs8Pem)
    const signed = await signer.sign(key, Buffer.from(vector.blindedMsgHex, 'hex'))
    expect(signed.toString('hex')).toBe(vector.blindSigHex)
    const message = Buffer.from(vector.inputMsgHex, 'hex')
    const saltLength = vector.saltHex.length / 2
    const signature = Buffer.from(vector.sigHex, 'hex')
    expect(verifyPss(publicOf(key), message, signature, saltLength)).toBe(true)
  })
})

const test2048 = pkcs8(own.cases[1]?.privateKeyPkcs8Pem ?? '')
const modulus = modulusOf(publicOf(test2048))

describe('the signer', () => {
  it('refuses a value that is not below the modulus or has another length', async () => {
    const above = Buffer.alloc(256, 0xff)
    for (const value of [modulus, above, modulus.subarray(1), Buffer.concat([modulus, modulus])]) {
      await expect(signer.sign(test2048, value)).rejects.toThrow('invalid blinded value')
    }
    const last = Buffer.from(modulus)
    last[255] = (last[255] ?? 1) - 1
    await expect(signer.sign(test2048, last)).resolves.toHaveLength(256)
  })

  it('has its own copy of the private key as soon as it was asked', async () => {
    const key = Buffer.from(test2048)
    const signing = signer.sign(key, Buffer.alloc(256, 1))
    key.fill(0)
    await expect(signing).resolves.toHaveLength(256)
  })

  it('keeps the order of many requests and signs nothing once it is stopped', async () => {
    await using stopped = createSigner({ threads: 2 })
    const values = Array.from({ length: 20 }, (_, at) => Buffer.alloc(256, at + 1))
    const signed = await Promise.all(values.map((value) => stopped.sign(test2048, value)))
    const raw = createRawSigner({ most: 1 })
    expect(signed).toEqual(values.map((value) => Buffer.from(raw.sign(test2048, value))))
    await stopped[Symbol.asyncDispose]()
    await expect(stopped.sign(test2048, Buffer.alloc(256, 1))).rejects.toThrow('stopped')
  })

  it('never lets out a result with a fault in it', () => {
    const faulty: typeof privateDecrypt = (key, bytes) => {
      const right = privateDecrypt(key, bytes)
      right[200] = (right[200] ?? 0) ^ 1
      return right
    }
    const raw = createRawSigner({ most: 1, decrypt: faulty })
    expect(() => raw.sign(test2048, Buffer.alloc(256, 1))).toThrow('signing failure')
  })

  it('holds few private keys and forgets them when told', () => {
    const raw = createRawSigner({ most: 1 })
    raw.sign(test2048, Buffer.alloc(256, 1))
    raw.sign(pkcs8(own.cases[0]?.privateKeyPkcs8Pem ?? ''), Buffer.alloc(256, 1))
    expect(raw.held()).toBe(1)
    raw.forget()
    expect(raw.held()).toBe(0)
  })
})
