import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstRateAt, rateDayOf } from './rate-day.ts'

const first = (opensAt: string) => firstRateAt(new Date(opensAt)).toISOString()

test('a survey that opens at midnight shows its first rate at six, one that opens later five minutes after', () => {
  expect(first('2023-11-20T00:00:00+07:00')).toBe('2023-11-19T23:00:00.000Z')
  expect(first('2023-11-20T05:59:00+07:00')).toBe('2023-11-19T23:04:00.000Z')
  expect(first('2023-11-20T08:00:00+07:00')).toBe('2023-11-20T01:05:00.000Z')
})

test('between the first figure and the second lie at least five hours, whenever a survey opens', () => {
  const instants = fc.date({ min: new Date('2022-01-01'), max: new Date('2030-01-01') })
  fc.assert(
    fc.property(
      instants.filter((at) => !Number.isNaN(at.getTime())),
      (opensAt) => {
        const one = firstRateAt(opensAt)
        const later = new Date(one.getTime() + 5 * 3_600_000)
        expect(one.getTime()).toBeGreaterThan(opensAt.getTime())
        expect(rateDayOf(later)).toBe(rateDayOf(one))
      },
    ),
  )
})
