import { describe, expect, it } from 'vitest'
import {
  isTokenPrincipal,
  makeAccessToken,
  readAccessToken,
  tokenPrincipal,
} from './access-token.ts'

describe('the text of a token', () => {
  it('is read back, and never twice the same', () => {
    const made = Array.from({ length: 500 }, makeAccessToken)
    for (const { id, hash, text } of made) expect(readAccessToken(text)).toEqual({ id, hash })
    expect(new Set(made.map(({ hash }) => hash)).size).toBe(500)
    expect(new Set(made.map(({ text }) => text.length))).toEqual(new Set([72]))
  })

  it('with any one character changed, doubled, swapped or lost is no token', () => {
    const { text } = makeAccessToken()
    for (let at = 0; at < text.length; at += 1)
      for (const typed of ['0', 'a', 'Z', '_', '-', 'é', ' ']) {
        const wrong = [
          text.slice(0, at) + typed + text.slice(at + 1),
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at) + text[at] + text.slice(at),
          text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2),
        ]
        for (const other of wrong) if (other !== text) expect(readAccessToken(other)).toBeNull()
      }
  })

  it('takes nothing else for a token', () => {
    const { text } = makeAccessToken()
    for (const other of ['', 'tn_pat_', `${text}\n`, ` ${text}`, text.toUpperCase(), 'M-000001'])
      expect(readAccessToken(other)).toBeNull()
  })

  it('stands for itself, not for a person', () => {
    expect(isTokenPrincipal(tokenPrincipal('a'))).toBe(true)
    expect(isTokenPrincipal('M-000001')).toBe(false)
  })
})
