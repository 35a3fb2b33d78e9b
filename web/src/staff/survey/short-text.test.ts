import { expect, test } from 'vitest'
import { shortText } from './short-text.ts'

const all = [
  'How satisfied are you with the meal?',
  'How satisfied are you with the pay?',
  'How satisfied are you with your hours?',
  'How much do you trust your chair?',
]

test('a list shows what differs between questions', () => {
  expect(shortText('How satisfied are you with your hours?', all)).toBe('… your hours?')
})

test('a question that begins alone keeps its words', () => {
  expect(shortText('How much do you trust your chair?', all)).toBe(all[3])
})
