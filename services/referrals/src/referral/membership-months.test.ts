import { expect, test } from 'vitest'
import { plusDays, plusMonths } from './days.ts'
import { isMemberFor } from './membership-months.ts'

test('twelve months to the day, across a transfer, but not across a gap', () => {
  const since = (from: string) => [{ from, to: null }]
  expect(isMemberFor(since('2022-06-15'), 12, '2023-06-15')).toBe(true)
  expect(isMemberFor(since('2022-06-16'), 12, '2023-06-15')).toBe(false)
  const moved = [
    { from: '2020-01-01', to: '2023-03-31' },
    { from: '2023-04-01', to: null },
  ]
  expect(isMemberFor(moved, 12, '2023-06-15')).toBe(true)
  const gap = [
    { from: '2020-01-01', to: '2023-03-30' },
    { from: '2023-04-01', to: null },
  ]
  expect(isMemberFor(gap, 12, '2023-06-15')).toBe(false)
  expect(isMemberFor([{ from: '2020-01-01', to: '2023-06-14' }], 12, '2023-06-15')).toBe(false)
  expect(isMemberFor([], 12, '2023-06-15')).toBe(false)
})

test('days and months over the ends of months and years', () => {
  expect(plusDays('2023-12-31', 1)).toBe('2024-01-01')
  expect(plusMonths('2023-01-31', 1)).toBe('2023-02-28')
  expect(plusMonths('2024-02-29', -12)).toBe('2023-02-28')
  expect(plusMonths('2023-06-15', 12)).toBe('2024-06-15')
})
