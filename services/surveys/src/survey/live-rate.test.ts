import { describe, expect, it } from 'vitest'
import { liveRate } from './live-rate.ts'

describe('the live response rate', () => {
  it.each([
    [0, 200, 0, false],
    [9, 200, 0, false],
    [10, 200, 5, false],
    [41, 100, 40, false],
    [189, 200, 90, false],
    [190, 200, 90, false],
    [191, 200, 95, true],
    [200, 200, 95, true],
  ])('%i of %i: at least %i %%, above 95: %s', (answered, eligible, atLeastPercent, above95) => {
    expect(liveRate(answered, eligible)).toEqual({ atLeastPercent, above95 })
  })

  it('is not shown for fewer than a hundred people, whatever they did', () => {
    for (const answered of [0, 50, 99])
      expect(liveRate(answered, 99)).toEqual({ atLeastPercent: null, above95: false })
  })

  it('never moves by fewer than five people', () => {
    const shown = Array.from({ length: 101 }, (_, n) => JSON.stringify(liveRate(n, 100)))
    const runs = [...Map.groupBy(shown, (text) => text).values()].map((run) => run.length)
    expect(Math.min(...runs)).toBe(5)
  })
})
