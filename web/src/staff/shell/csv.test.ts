import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('a spreadsheet reads quotes, commas and lines back as one cell', () => {
  expect(csvText([['a "b"', 'c, d', 'e\nf']])).toBe('\uFEFF"a ""b""","c, d","e\nf"\r\n')
})

test('a name is never run as a formula', () => {
  expect(csvText([['=1+1', '@x', -2, null]])).toBe("\uFEFF'=1+1,'@x,-2,\r\n")
})
