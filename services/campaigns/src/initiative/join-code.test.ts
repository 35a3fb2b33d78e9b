import { expect, test } from 'vitest'
import { hashJoinCode, newJoinCode, readJoinCode, spokenCode } from './join-code.ts'

test('a code is read back however it is typed', () => {
  const code = newJoinCode()
  expect(readJoinCode(spokenCode(code))).toBe(code)
  expect(readJoinCode(` ${spokenCode(code).toLowerCase()} `)).toBe(code)
  for (const wrong of ['', 'ABC', `${code}2`, '0OIL1U00', '$where$!']) {
    expect(readJoinCode(wrong)).toBeNull()
  }
})

test('the same code gives the same hash, and the hash does not hold the code', async () => {
  const hash = await hashJoinCode('ABCD2345')
  expect(await hashJoinCode('ABCD2345')).toBe(hash)
  expect(await hashJoinCode('ABCD2346')).not.toBe(hash)
  expect(hash).not.toContain('ABCD')
})
