import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ballotKeysText } from '../answer/signed-texts.ts'
import { keyListText } from './key-list-text.ts'

const survey = 'ab'.repeat(32)
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))

it('is the text of the sorted keys, whatever pool they lie in', () => {
  fc.assert(
    fc.property(fc.array(fc.array(key, { maxLength: 8 }), { maxLength: 6 }), (pools) => {
      const made = keyListText(
        survey,
        pools.map((keys) => Buffer.concat(keys)),
      )
      const sorted = pools
        .flat()
        .map((each) => each.toString('hex'))
        .toSorted()
      expect(made.text.toString()).toBe(ballotKeysText(survey, sorted.length, sorted.join('\n')))
      expect(made.text.subarray(made.head).toString()).toBe(sorted.join('\n'))
    }),
  )
})

it('decides by the later bytes when the first six are the same', () => {
  const low = Buffer.alloc(32, 7)
  const high = Buffer.from(low)
  high[31] = 8
  const { text, head } = keyListText(survey, [high, low])
  expect(text.subarray(head).toString()).toBe(`${low.toString('hex')}\n${high.toString('hex')}`)
})
