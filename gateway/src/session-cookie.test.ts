import { describe, expect, it } from 'vitest'
import { readSession, sessionCookie } from './session-cookie.ts'

describe('the session cookie', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['tn_session=abc', 'abc'],
    ['a=b; tn_session=abc; c=d', 'abc'],
    ['xtn_session=abc', undefined],
    ['tn_session=', undefined],
    ['tn_session', undefined],
  ])('is read from %s as %s', (header, token) => expect(readSession(header)).toBe(token))

  it.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '127.8.9.1', '[::1]:4000'])(
    'works without TLS on %s',
    (host) => expect(sessionCookie('t', host)).not.toContain('Secure'),
  )

  it.each([
    undefined,
    '',
    'tinnhiem.example',
    '127.0.0.1.evil.example',
    'localhost.example',
    '10.0.0.1',
  ])('is Secure on %s', (host) => expect(sessionCookie('t', host)).toContain('; Secure'))

  it('is taken back after signing out', () => {
    expect(sessionCookie('clear', 'localhost')).toBe(
      'tn_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    )
  })
})
