import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, JsonBytes } from './json-bytes.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 5_000 }

/** Code units of every kind: what is escaped, both halves of a character alone and together, Vietnamese, plain. */
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.constantFrom(0x22, 0x5c, 0x2028, 0xd83d, 0xde00, 0xdc00, 0xd800, 0xfeff, 0xffff),
  fc.integer({ min: 0x80, max: 0x7ff }),
  fc.integer({ min: 0x1ea0, max: 0x1ef9 }),
  fc.integer({ min: 0, max: 0xffff }),
)
const text = fc.array(unit, { maxLength: 40 }).map((units) => String.fromCharCode(...units))

describe('writing JSON as bytes', () => {
  it('writes strings as JSON.stringify does, whatever is in them', () => {
    const out = new JsonBytes()
    fc.assert(
      fc.property(text, (given) => {
        out.text(given)
        expect(out.take().toString()).toBe(JSON.stringify(given))
      }),
      SAME,
    )
  })

  it('writes numbers as JSON.stringify does', () => {
    const out = new JsonBytes()
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())
    fc.assert(
      fc.property(number, (given) => {
        out.number(given)
        expect(out.take().toString()).toBe(JSON.stringify(given))
      }),
      SAME,
    )
    out.number(-0)
    expect(out.take().toString()).toBe('0')
  })

  it('grows, keeps what was written before, and takes back what is to be', () => {
    const out = new JsonBytes()
    const long = 'tín nhiệm '.repeat(300_000)
    out.put(bytesOf('['))
    out.text(long)
    const before = out.at
    out.put(bytesOf(',spoiled'))
    out.at = before
    out.put(bytesOf(']'))
    const first = out.take()
    out.text('next')
    expect(out.take().toString()).toBe('"next"')
    expect(JSON.parse(first.toString())).toEqual([long])
  })
})
