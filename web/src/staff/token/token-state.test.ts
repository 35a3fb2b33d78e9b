import { expect, test } from 'vitest'
import { tokenState } from './token-state.ts'

test('a token works on its last day and not on the next', () => {
  const token = { revokedOn: null, expiresOn: '2026-02-28' }
  expect(tokenState(token, '2026-02-28')).toBe('LIVE')
  expect(tokenState(token, '2026-03-01')).toBe('EXPIRED')
})

test('a revoked token stays revoked after its last day', () => {
  const token = { revokedOn: '2026-01-02', expiresOn: '2026-02-28' }
  expect(tokenState(token, '2026-05-01')).toBe('REVOKED')
})
