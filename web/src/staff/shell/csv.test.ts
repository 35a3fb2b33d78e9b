import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('a spreadsheet reads quotes, commas and lines back as one cell', () => {
  expect(csvText([['a "b"', 'c, d', 'e\nf']])).toBe('\uFEFF"a ""b""","c, d","e\nf"\r\n')
})

test('a name is never run as a formula', () => {
  expect(csvText([['=1+1', '@x', -2, null]])).toBe("\uFEFF'=1+1,'@x,-2,\r\n")
})

test.each([
  ['\t=1+1', '"\'\t\'=1+1"'],
  ['\n=1+1', '"\'\n\'=1+1"'],
  [' =1+1', "' =1+1"],
  ['＝1+1', "'＝1+1"],
  ['a;=1+1', '"a;\'=1+1"'],
  ['a\t@x', '"a\t\'@x"'],
  ['a\r\n-1', '"a\r\n\'-1"'],
  ['Tam Đường - 2023; 1+1', '"Tam Đường - 2023; 1+1"'],
])('neither is %j, however its cells are parted', (text, written) => {
  expect(csvText([[text]])).toBe(`\uFEFF${written}\r\n`)
})
