import { setupI18n, type Messages } from '@lingui/core'
import { expect, test } from 'vitest'
import { messages as en } from './errors/en.ts'
import { messages as vi } from './errors/vi.ts'
import { faultSentence } from './fault-sentence.ts'

function speaker(locale: string, messages: Messages) {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  const say = (id: string, values?: Record<string, string | number>) => i18n._(id, values)
  const words = { t: say, other: say, has: (id: string) => id in messages }
  return (code: string, retryAfter?: number) =>
    faultSentence(words, { code, ...(retryAfter === undefined ? {} : { retryAfter }) })
}

const sayings = [
  { say: speaker('vi', vi), soon: 'sau ít giây', seconds: 'sau khoảng 2 giây', minutes: '3 phút' },
  {
    say: speaker('en', en),
    soon: 'a few seconds',
    seconds: 'about 2 seconds',
    minutes: '3 minutes',
  },
]

test.each(['OVERLOADED', 'RATE_LIMITED'])('%s says when to try again', (code) => {
  for (const { say, soon, seconds, minutes } of sayings) {
    expect(say(code)).toContain(soon)
    expect(say(code, 2)).toContain(seconds)
    expect(say(code, 121)).toContain(minutes)
  }
})

test('each refusal of the door has words of its own', () => {
  const codes = ['OVERLOADED', 'RATE_LIMITED', 'TIME_LIMIT', 'TOO_SLOW', 'BUSY', 'SERVER_DOWN']
  for (const { say } of sayings) {
    const said = codes.map((code) => say(code, 2))
    expect(new Set([...said, say('INTERNAL')]).size).toBe(codes.length + 1)
    expect(said.join(' ')).not.toMatch(/[{}]|undefined|NaN/)
  }
})

test('an unknown code is a fault of ours, a known failure has its own sentence', () => {
  for (const { say } of sayings) {
    expect(say('WHO_KNOWS')).toBe(say('INTERNAL'))
    expect(say('SurveyClosed')).not.toBe(say('INTERNAL'))
    expect(say('TOO_MANY_CODES', 600)).toContain('10')
  }
})
