import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowsFor, windowToSendIn } from './windows.ts'

const HOUR = 3_600_000
const opensAt = new Date('2023-06-15T08:00:00+07:00')
const closesAt = new Date('2023-06-30T08:00:00+07:00')
const hour = (of: number) => new Date(opensAt.getTime() + of * HOUR)

describe('the shared sending windows', () => {
  it('are three, the later halves of the thirds, the last ending 24 h before closing', () => {
    expect(windowsFor(opensAt, closesAt)).toEqual([
      { from: hour(56), to: hour(112) },
      { from: hour(168), to: hour(224) },
      { from: hour(280), to: hour(336) },
    ])
  })

  it('are apart, inside the survey, in whole minutes from its start, and the same every time', () => {
    const length = fc.integer({ min: 25 * HOUR, max: 90 * 24 * HOUR })
    fc.assert(
      fc.property(length, (ms) => {
        const closes = new Date(opensAt.getTime() + ms)
        const windows = windowsFor(opensAt, closes)
        expect(windows).toHaveLength(3)
        expect(windowsFor(opensAt, closes)).toEqual(windows)
        const ends = windows.flatMap(({ from, to }) => [from.getTime(), to.getTime()])
        expect(ends).toEqual(ends.toSorted((a, b) => a - b))
        expect(new Set(ends).size).toBe(6)
        expect(ends.at(-1)).toBeLessThanOrEqual(closes.getTime() - 24 * HOUR)
        expect(ends.every((end) => (end - opensAt.getTime()) % 60_000 === 0)).toBe(true)
      }),
    )
  })

  it('do not exist in a survey of a day or less: its ballots go at once', () => {
    expect(windowsFor(opensAt, hour(24))).toEqual([])
    expect(windowToSendIn([], opensAt)).toBeNull()
  })

  it('take a ballot into the next that has not begun, at last into the rest, then not at all', () => {
    const windows = windowsFor(opensAt, closesAt)
    expect(windowToSendIn(windows, hour(1))).toEqual(windows[0])
    expect(windowToSendIn(windows, hour(60))).toEqual(windows[1])
    expect(windowToSendIn(windows, hour(300))).toEqual({ from: hour(300), to: hour(336) })
    expect(windowToSendIn(windows, hour(336))).toBeNull()
  })
})
