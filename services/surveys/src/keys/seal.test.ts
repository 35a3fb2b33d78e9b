import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSealingKey, seal, SealBroken, unseal } from './seal.ts'

const sealing = readSealingKey('ab'.repeat(32))
const place = { survey: '11'.repeat(32), holder: 7 }
const secret = Buffer.from('a private key')

describe('a sealed private key', () => {
  it('comes back whole, and is sealed anew each time', () => {
    const first = seal(sealing, place, secret)
    expect(unseal(sealing, place, first)).toEqual(secret)
    expect(seal(sealing, place, secret)).not.toEqual(first)
    expect(first.includes(secret)).toBe(false)
    expect(first[0]).toBe(1)
  })

  it('cannot be opened as another pool, another survey or the board', () => {
    const envelope = seal(sealing, place, secret)
    const others = [
      { ...place, holder: 8 },
      { ...place, holder: 'board' as const },
      { ...place, survey: '12'.repeat(32) },
    ]
    for (const other of others) expect(() => unseal(sealing, other, envelope)).toThrow(SealBroken)
  })

  it('cannot be opened with another key, even one that claims the same id', () => {
    const envelope = seal(sealing, place, secret)
    const other = readSealingKey(randomBytes(32).toString('base64'))
    expect(() => unseal(other, place, envelope)).toThrow('another key')
    expect(() => unseal({ ...other, id: sealing.id }, place, envelope)).toThrow(SealBroken)
  })

  it('shows any flipped bit and any cut', () => {
    const envelope = seal(sealing, place, secret)
    fc.assert(
      fc.property(fc.nat(8 * envelope.length - 1), (bit) => {
        const broken = Buffer.from(envelope)
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => unseal(sealing, place, broken)).toThrow(SealBroken)
        expect(() => unseal(sealing, place, envelope.subarray(0, bit >> 3))).toThrow(SealBroken)
      }),
    )
  })
})

describe('the sealing key', () => {
  it('has 32 bytes, in hexadecimal or base64, and never appears in the error', () => {
    const bytes = randomBytes(32)
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      expect(readSealingKey(bytes.toString(encoding)).key.export()).toEqual(bytes)
    }
    for (const text of ['', 'short', 'ab'.repeat(33)]) {
      expect(() => readSealingKey(text)).toThrow('the sealing key must have 32 bytes')
    }
  })
})
