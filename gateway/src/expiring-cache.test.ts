import { describe, expect, it } from 'vitest'
import { createExpiringCache } from './expiring-cache.ts'

describe('an expiring cache', () => {
  it('forgets after its time, counted from setting, not from reading', () => {
    let now = 0
    const cache = createExpiringCache<string>(10, 60_000, () => now)
    cache.set('a', 'x')
    now = 59_999
    expect(cache.get('a')).toBe('x')
    now = 60_000
    expect(cache.get('a')).toBeUndefined()
  })

  it('keeps what is used and lets go of the rest', () => {
    const cache = createExpiringCache<number>(2, 1_000, () => 0)
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
    cache.delete('a')
    expect(cache.get('a')).toBeUndefined()
  })
})
