import { expect, test } from 'vitest'
import { dayOf, daysUntil, formatDay, formatMoment, formatShortDay } from './date.ts'
import { formatFraction, formatNumber, formatPercent, formatRange } from './number.ts'

test('numbers are written the Vietnamese way', () => {
  expect(formatNumber(1234.5, 'vi', 1)).toBe('1.234,5')
  expect(formatPercent(22, 'vi', 1)).toBe('22,0\u00A0%')
  expect(formatFraction(41, 62, 'vi')).toBe('41\u00A0/\u00A062')
  expect(formatRange(77.6, 82, 'vi', 1)).toBe('77,6–82,0')
})

test('and the English way', () => {
  expect(formatNumber(1234.5, 'en', 1)).toBe('1,234.5')
  expect(formatPercent(22, 'en', 1)).toBe('22.0\u00A0%')
})

test('a day is dd/mm/yyyy, wherever the reader is', () => {
  expect(formatDay('2023-06-20')).toBe('20/06/2023')
  expect(formatDay('2023-06-19T18:30:00Z')).toBe('20/06/2023')
  expect(formatShortDay('2023-09-01')).toBe('01/09')
  expect(dayOf(Date.parse('2023-06-19T18:30:00Z'))).toBe('2023-06-20')
})

test('a moment names the weekday and the hour in Vietnam', () => {
  expect(formatMoment('2023-06-29T07:00:00Z', 'vi')).toBe('Thứ Năm 29/06, 14:00')
})

test('days left are counted by calendar days in Vietnam', () => {
  const lateEvening = Date.parse('2023-06-22T16:59:00Z')
  expect(daysUntil('2023-06-30', lateEvening)).toBe(8)
  expect(daysUntil('2023-06-30', lateEvening + 2 * 60_000)).toBe(7)
})
