import { expect, test } from 'vitest'
import { glue } from './glue.ts'

test('the syllables of a key word stay on one line', () => {
  expect(glue('Hài lòng và tín nhiệm năm 2023')).toBe('Hài\u00A0lòng và tín\u00A0nhiệm năm 2023')
})

test('other words may still break', () => {
  expect(glue('một lúc ngẫu nhiên')).toBe('một lúc ngẫu nhiên')
})
