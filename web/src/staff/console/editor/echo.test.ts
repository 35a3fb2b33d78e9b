import { expect, test } from 'vitest'
import { createEcho } from './echo.ts'

test('a text that comes back late does not go over what was typed since', () => {
  const echo = createEcho()
  for (const text of ['', '{', '{ me']) echo.tell(text)
  expect(echo.isEcho('')).toBe(true)
  expect(echo.isEcho('{ me')).toBe(true)
})

test('a text the page wants is taken, also one that was there before', () => {
  const echo = createEcho()
  echo.tell('{ me }')
  expect(echo.isEcho('{ me }')).toBe(true)
  expect(echo.isEcho('{\n  me\n}\n')).toBe(false)
  expect(echo.isEcho('{ me }')).toBe(false)
})

test('what the page itself put in is not awaited', () => {
  const echo = createEcho()
  echo.tell('{ me }')
  echo.forget()
  expect(echo.isEcho('{ me }')).toBe(false)
})
