import { expect, it } from 'vitest'
import { createOperationCache } from './operation-cache.ts'

it('the allow-list stays, however many operations of their own people make up', () => {
  const cache = createOperationCache<number>(2)
  cache.set('trusted', 1, true)
  for (let at = 0; at < 10; at += 1) cache.set(`q${at}`, at, false)
  expect(cache.size()).toBe(3)
  expect([cache.get('trusted'), cache.get('q7'), cache.get('q8'), cache.get('q9')]).toEqual([
    1,
    undefined,
    8,
    9,
  ])
})

it('the least recently used leaves first', () => {
  const cache = createOperationCache<number>(2)
  cache.set('a', 1, false)
  cache.set('b', 2, false)
  cache.get('a')
  cache.set('c', 3, false)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
})
