import { describe, expect, test } from 'vitest'
import { countDone, percentOf, secondsLeft } from './progress.ts'

const start = new Date('2023-12-01T00:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000)
/** Parts of `size` leaders, one every `every` seconds. */
const parts = (count: number, every: number, size = 10) =>
  Array.from({ length: count }, (_, at) => ({
    at: after((at + 1) * every),
    done: size,
    groups: [{ upperId: at % 2 === 0 ? 'A' : null, done: size }],
  }))

test('leaders are counted as a whole and per upper union', () => {
  const { done, byUpper } = countDone(parts(3, 1))
  expect([done, byUpper.get('A'), byUpper.get(null)]).toEqual([30, 20, 10])
})

test('a percentage has one decimal and says 100 only at the end', () => {
  expect([percentOf(0, 0), percentOf(1, 3), percentOf(9_999, 10_000), percentOf(7, 7)]).toEqual([
    0, 33.3, 99.9, 100,
  ])
})

describe('the time left', () => {
  test('is not said before 5 % or 5 s', () => {
    expect(secondsLeft(parts(1, 1), 1_000, start, after(2))).toBeNull()
    expect(secondsLeft(parts(1, 1), 1_000, start, after(6))).toBe(99)
    expect(secondsLeft(parts(6, 0.5), 1_000, start, after(3))).toBe(47)
    expect(secondsLeft([], 1_000, start, after(60))).toBeNull()
  })
  test('follows recent speed, and one long stop does not throw it off', () => {
    const slow = parts(40, 1)
    const paused = slow.map((part, at) =>
      at === 30 ? { ...part, at: new Date(part.at.getTime() + 500) } : part,
    )
    expect(secondsLeft(paused, 800, start, after(41))).toBe(40)
  })
  test('is nothing when all is done, and at least a second before', () => {
    expect(secondsLeft(parts(10, 1), 100, start, after(11))).toBe(0)
    expect(secondsLeft(parts(10, 0.001), 101, start, after(11))).toBe(1)
  })
})
