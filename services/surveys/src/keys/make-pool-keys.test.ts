import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makePoolKeys, type PoolKeyPair } from './make-pool-keys.ts'
import { createPoolKeyCache, readPoolPublicKey } from './pool-key.ts'

describe('pool keys', () => {
  it('are as many as asked for, all different, and the private halves do not stay', async () => {
    const pairs: PoolKeyPair[] = []
    const matches: boolean[] = []
    const progress: number[] = []
    await makePoolKeys(
      3,
      async (pair, done) => {
        const key = createPrivateKey({
          key: Buffer.from(pair.privateKey),
          format: 'der',
          type: 'pkcs8',
        })
        const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
        await Promise.resolve()
        matches.push(spki.equals(pair.publicKey))
        pairs.push(pair)
        progress.push(done)
      },
      { threads: 2 },
    )
    expect(matches).toEqual([true, true, true])
    expect(progress.toSorted()).toEqual([1, 2, 3])
    const moduli = pairs.map((pair) => readPoolPublicKey(pair.publicKey).modulus.toString('hex'))
    expect(new Set(moduli).size).toBe(3)
    expect(pairs.every((pair) => pair.privateKey.every((byte) => byte === 0))).toBe(true)
  })

  it('stop when storing one fails, or when told to', async () => {
    const failing = makePoolKeys(50, () => Promise.reject(new Error('disk full')), { threads: 1 })
    await expect(failing).rejects.toThrow('disk full')
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(makePoolKeys(50, () => {}, { threads: 1, signal })).rejects.toThrow('cancelled')
  })

  it('none are made for no pools', async () => {
    await makePoolKeys(0, () => expect.unreachable())
  })
})

describe('a public pool key', () => {
  const spki = (modulusLength: number, publicExponent: number): Buffer =>
    generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({
      format: 'der',
      type: 'spki',
    })

  it('has 2,048 bits and e = 65537, or is refused', () => {
    expect(readPoolPublicKey(spki(2048, 65537)).modulus).toHaveLength(256)
    expect(() => readPoolPublicKey(spki(1024, 65537))).toThrow(RangeError)
    expect(() => readPoolPublicKey(spki(2048, 3))).toThrow(RangeError)
  })

  it('is parsed once while it is in use', () => {
    const read = createPoolKeyCache(1)
    const [first, second] = [spki(2048, 65537), spki(2048, 65537)]
    const parsed = read(first)
    expect(read(Buffer.from(first))).toBe(parsed)
    read(second)
    expect(read(first)).not.toBe(parsed)
  })
})
