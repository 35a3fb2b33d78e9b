import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { finder } from './finder.ts'
import { keyRing } from './key-ring.ts'
import { newDataKey, padded, seal, unseal } from './seal.ts'

describe('a sealed text', () => {
  const key = newDataKey()
  const text = Buffer.from('M-000001')
  test('opens with its key, in its own row, and not changed by a bit', () => {
    const sealed = seal(key, text, 'referral:R-1')
    expect(unseal(key, sealed, 'referral:R-1')?.toString()).toBe('M-000001')
    expect(unseal(key, sealed, 'referral:R-2')).toBeNull()
    expect(unseal(newDataKey(), sealed, 'referral:R-1')).toBeNull()
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(key, changed, 'referral:R-1')).toBeNull()
    }
  })
  test('never looks the same twice, and random bytes do not open', () => {
    expect(seal(key, text, 'x').equals(seal(key, text, 'x'))).toBe(false)
    for (const size of [0, 10, 28, 60, 284]) expect(unseal(key, randomBytes(size), 'x')).toBeNull()
  })
  test('has the same length whatever it says', () => {
    const lengths = ['', 'M-1', 'M-000001', 'x'.repeat(200)].map(
      (memberId) => padded({ memberId }, 256).length,
    )
    expect(new Set(lengths)).toEqual(new Set([256]))
    expect(JSON.parse(padded({ name: 'Giàng A Chớ' }, 256).toString())).toEqual({
      name: 'Giàng A Chớ',
    })
  })
})

describe('keys that wrap keys', () => {
  test('a data key opens under any known key, and not once the key that wrapped it is gone', () => {
    const [old, current] = [randomBytes(32), randomBytes(32)]
    const dataKey = newDataKey()
    const wrapped = keyRing({ current: old, old: [] }).wrap('R-1', dataKey)
    expect(wrapped.box).toHaveLength(60)
    const both = keyRing({ current, old: [old] })
    expect(both.unwrap('R-1', wrapped)?.equals(dataKey)).toBe(true)
    expect(both.unwrap('R-2', wrapped)).toBeNull()
    expect(keyRing({ current, old: [] }).unwrap('R-1', wrapped)).toBeNull()
    const again = both.wrap('R-1', dataKey)
    expect(again.kek).not.toBe(wrapped.kek)
    expect(keyRing({ current, old: [] }).unwrap('R-1', again)?.equals(dataKey)).toBe(true)
  })
})

describe('a keyed hash', () => {
  const find = finder(randomBytes(32))
  test('is the same for the same, another for another purpose, and tells no parts apart by joining', () => {
    expect(find('CASE', 'M-1')).toBe(find('CASE', 'M-1'))
    expect(find('CASE', 'M-1')).not.toBe(find('PAUSE', 'M-1'))
    expect(find('TERM', 'a', 'b')).not.toBe(find('TERM', 'ab'))
    expect(find('CASE', 'M-1')).toHaveLength(43)
    expect(finder(randomBytes(32))('CASE', 'M-1')).not.toBe(find('CASE', 'M-1'))
  })
})
