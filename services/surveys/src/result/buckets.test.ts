import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketsOf } from './buckets.ts'

it('puts every pool into exactly one bucket, whatever the sizes and their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 20_000 }), { maxLength: 300 }), (sizes) => {
      const pools = sizes.map((eligible, at) => ({ number: at + 1, eligible }))
      const buckets = bucketsOf(pools.toReversed())
      const inside = buckets.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      )
      expect(inside).toEqual(pools.map(({ number }) => number))
      expect(bucketsOf(pools)).toEqual(buckets)
    }),
  )
})

it('keeps a large pool by itself and small ones together', () => {
  const pools = [40_000, 20, 30, 4_990].map((eligible, at) => ({ number: at + 1, eligible }))
  expect(bucketsOf(pools)).toEqual([
    { first: 1, last: 1 },
    { first: 2, last: 3 },
    { first: 4, last: 4 },
  ])
})
