import { expect, test } from 'vitest'
import { digitsOf, grouped } from './digits.ts'

test('money is typed and read in groups of three', () => {
  expect(digitsOf('5.000.000 đ')).toBe('5000000')
  expect(grouped('5000000', 'vi')).toBe('5.000.000')
  expect(grouped('500', 'en')).toBe('500')
  expect(grouped('', 'vi')).toBe('')
})
