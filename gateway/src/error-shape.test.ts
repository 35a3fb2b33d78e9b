import { describe, expect, it } from 'vitest'
import { shapeError } from './error-shape.ts'

describe('an error on its way out', () => {
  it('keeps code, words and place of a refusal, and nothing else', () => {
    const error = {
      message: 'Phần này không dành cho vai trò của anh chị.',
      path: ['member'],
      extensions: {
        code: 'NOT_ALLOWED',
        field: 'id',
        stacktrace: ['at x'],
        serviceName: 'membership',
        response: { url: 'http://10.0.0.1', body: 'x' },
        http: { status: 500 },
        rule: { nested: true },
      },
    }
    expect(shapeError(error)).toEqual({
      message: error.message,
      path: ['member'],
      extensions: { code: 'NOT_ALLOWED', field: 'id' },
    })
  })

  it('keeps the page to lower with its sizes, and nothing a service puts in its place', () => {
    const hint = { page: 'units', from: 100, fits: 79, variable: 'n' }
    const hintOf = (given: unknown) =>
      shapeError({ message: 'x', extensions: { code: 'TOO_COSTLY', hint: given } }).extensions
    expect(hintOf({ ...hint, url: 'http://10.0.0.1' })).toEqual({ code: 'TOO_COSTLY', hint })
    for (const other of ['at x', ['at x'], { url: 'http://10.0.0.1' }, { page: { url: 'x' } }])
      expect(hintOf(other)).toEqual({ code: 'TOO_COSTLY' })
  })

  it('repeats no more of a value than its start', () => {
    const started = process.cpuUsage().user
    for (const end of ['', '?']) {
      const message = ' Did you mean '.repeat(40_000) + end
      expect(shapeError({ message, extensions: { code: 'BAD_USER_INPUT' } }).message).toBe(
        message.slice(0, 1_000),
      )
    }
    expect(process.cpuUsage().user - started).toBeLessThan(1e6)
  })

  it('never suggests what the schema has', () => {
    const wrong =
      'Variable "$l" got invalid value "UPER"; Value "UPER" does not exist in "Level" enum.'
    const more = ' Did you mean the enum value "UPPER" or "LOWER"?'
    const shaped = shapeError({ message: wrong + more, extensions: { code: 'BAD_USER_INPUT' } })
    expect(shaped.message).toBe(wrong)
  })

  it.each([undefined, 7, { a: 1 }, ['X'], 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'])(
    'with code %s is INTERNAL, without its words',
    (code) => {
      const shaped = shapeError({ message: 'E11000 at mongodb://x', extensions: { code } })
      expect(shaped.extensions).toEqual({ code: 'INTERNAL' })
      expect(shaped.message).not.toMatch(/mongodb/)
    },
  )

  it.each([
    ['Syntax Error: Document contains more that 2000 tokens. Parsing aborted.', 'TOO_MANY_TOKENS'],
    ['Operation recursively requests too many selections.', 'TOO_COSTLY'],
    ['Number of non-local selections exceeds limit of 100000', 'TOO_COSTLY'],
  ])('of Apollo’s own limits gets our code: %s', (message, code) => {
    expect(
      shapeError({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }).extensions,
    ).toEqual({ code })
  })
})
