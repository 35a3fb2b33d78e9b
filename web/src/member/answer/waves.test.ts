import { expect, test } from 'vitest'
import fc from 'fast-check'
import { chooseSendTime, retryDelay, secureRandom } from './waves.ts'

const windows = [
  { from: 100, to: 200 },
  { from: 400, to: 500 },
]

test('a ballot goes at a random moment of the next shared window', () => {
  expect(chooseSendTime(windows, 50, () => 0)).toEqual({ kind: 'window', at: 100, until: 200 })
  expect(chooseSendTime(windows, 250, () => 0.5)).toEqual({ kind: 'window', at: 450, until: 500 })
})

test('inside a window only what is left of it is used', () => {
  expect(chooseSendTime(windows, 180, () => 0.5)).toEqual({ kind: 'window', at: 190, until: 200 })
})

test('after the last window it goes at once', () => {
  expect(chooseSendTime(windows, 500, () => 0.5)).toEqual({ kind: 'atOnce' })
})

test('the moment is never in the past and never outside a window', () => {
  const window = fc
    .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 1e5 }))
    .map(([from, length]) => ({ from, to: from + length }))
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.array(window, { maxLength: 5 }), fc.nat(2e6), unit, (list, now, random) => {
      const when = chooseSendTime(list, now, () => random)
      if (when.kind === 'atOnce') return list.every(({ to }) => to <= now)
      return (
        when.at >= now &&
        list.some(({ from, to }) => when.at >= from && when.at < to && to === when.until)
      )
    }),
  )
})

test('a failed try waits longer each time, but never for ever', () => {
  expect(retryDelay(1, () => 0)).toBe(30_000)
  expect(retryDelay(2, () => 0)).toBe(60_000)
  expect(retryDelay(99, () => 0.999)).toBeLessThan(12.1 * 60_000)
})

test('chance comes from the secure source and stays below one', () => {
  const values = Array.from({ length: 200 }, secureRandom)
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
  expect(new Set(values).size).toBeGreaterThan(150)
})
