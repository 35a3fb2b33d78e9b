import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failureLog } from './failure-log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As the driver throws it when no majority answers: with every document of the batch. */
class WriteFailed extends Error {
  override name = 'MongoBulkWriteError'
  code = 64
  result = { insertedIds: ['KEY-OF-A-BALLOT'] }
  writeErrors = [{ op: { _id: 'KEY-OF-A-BALLOT', answers: 'ALL-ANSWERS' } }]
  constructor() {
    super('dup key: KEY-OF-A-BALLOT')
  }
}

it('a failed anonymous request leaves no line of its own, and nothing of the ballot', () => {
  const lines: string[] = []
  const failures = failureLog(pino({}, { write: (line) => void lines.push(line) }))
  for (let n = 0; n < 2; n++) failures.anonymous(new WriteFailed())
  expect(lines).toEqual([])
  vi.advanceTimersByTime(600_000)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('MongoBulkWriteError 64')
  expect(lines[0]).toMatch(/failure-log\.test\.ts[^"]*":2\}/)
  expect(lines[0]).not.toMatch(/KEY-OF-A-BALLOT|ALL-ANSWERS/)
})
