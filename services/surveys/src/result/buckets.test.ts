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

it('gives each pool of a district a job, and joins the small pools of a large survey', () => {
  const pools = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ number: at + 1, eligible: at === 3 ? 40_000 : 30 }))
  expect(bucketsOf(pools(60))).toHaveLength(60)
  const large = bucketsOf(pools(1_200))
  expect(large.slice(0, 3)).toEqual([
    { first: 1, last: 3 },
    { first: 4, last: 4 },
    { first: 5, last: 7 },
  ])
  expect(large.length).toBeLessThan(410)
})
