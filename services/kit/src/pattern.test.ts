import { expect, it } from 'vitest'
import { patternOf } from './pattern.ts'

/** The first plane, without NUL and halves of pairs, and one character beyond it. */
const CHARACTERS = [
  ...Array.from({ length: 0xff_ff }, (_, at) => String.fromCodePoint(at + 1)).filter((one) =>
    one.isWellFormed(),
  ),
  '\u{1f600}',
]

it('finds the text it is made of, whatever is in it', () => {
  for (const one of CHARACTERS)
    expect(new RegExp(`^a${patternOf(one)}b$`).test(`a${one}b`), one).toBe(true)
})

it('finds nothing else', () => {
  expect(new RegExp(patternOf('a.b*')).test('axbb')).toBe(false)
})

it.each(['\ud800', '\udfff', '\u0000', '\u2028', '\u3000', 'a-b'])(
  'writes nothing that PCRE does not know, of %j neither',
  (text) => {
    expect(patternOf(text)).not.toMatch(/\\[ux]/)
    expect(patternOf(text)).not.toContain('\u0000')
    expect(patternOf(text).isWellFormed()).toBe(true)
  },
)
