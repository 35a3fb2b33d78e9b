import { expect, test } from 'vitest'
import { withoutAccents } from './without-accents.ts'

test('a name is found without its accents, composed or not', () => {
  expect(withoutAccents('Giàng A Chớ')).toBe('giang a cho')
  expect(withoutAccents('Điêu Thị Sương'.normalize('NFD'))).toBe('dieu thi suong')
})
