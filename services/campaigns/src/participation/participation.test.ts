import { expect, test } from 'vitest'
import {
  decideRefusal,
  joiningOf,
  newReport,
  reportedValue,
  reportRefusal,
  verifiedValue,
  withdrawRefusal,
  type Participation,
  type Report,
} from './participation.ts'

const report = (changes: Partial<Report> = {}): Report => ({
  no: 1,
  value: 3,
  note: null,
  on: '2023-05-01',
  by: 'ngan',
  late: false,
  corrects: false,
  state: 'WAITING',
  decidedOn: null,
  decidedBy: null,
  reason: null,
  ...changes,
})
const unit: Pick<Participation, 'kind' | 'state' | 'reports'> = {
  kind: 'UNION',
  state: 'REGISTERED',
  reports: [report()],
}
const above = { id: 'phin', above: true, belongs: false }

test('only the level above decides, never the own unit nor who reported', () => {
  expect(decideRefusal(unit, above)).toBeNull()
  expect(decideRefusal(unit, { ...above, above: false })).toBe('NOT_YOUR_ROLE')
  expect(decideRefusal(unit, { ...above, belongs: true })).toBe('OWN_UNIT_NEVER_VERIFIES')
  expect(decideRefusal(unit, { ...above, id: 'ngan' })).toBe('REPORTER_NEVER_VERIFIES')
  expect(decideRefusal({ ...unit, reports: [report({ state: 'VERIFIED' })] }, above)).toBe(
    'NOTHING_WAITS',
  )
  expect(decideRefusal({ ...unit, kind: 'MEMBER' }, above)).toBe('NOT_YOUR_ROLE')
})

test('a correction stands beside the verified value until it is verified, and history is never overwritten', () => {
  const verified = report({ state: 'VERIFIED', value: 6 })
  const told = { value: 4, note: null, on: '2024-01-02', by: 'ngan' }
  const correction = newReport({ kind: 'UNION', reports: [verified] }, told, '2023-12-31')
  expect(correction).toMatchObject({ no: 2, late: true, corrects: true, state: 'WAITING' })
  const row = { reports: [verified, correction] }
  expect([reportedValue(row), verifiedValue(row)]).toEqual([4, 6])
  const returned = { reports: [verified, { ...correction, state: 'RETURNED' as const }] }
  expect([reportedValue(returned), verifiedValue(returned)]).toEqual([6, 6])
})

test('a person’s own result is a note nobody verifies', () => {
  const told = { value: 1, note: null, on: '2023-05-01', by: 'hac' }
  expect(newReport({ kind: 'MEMBER', reports: [] }, told, null).state).toBe('NOTED')
})

test('results are taken while it runs and is collected, never twice where initiatives are counted', () => {
  const running = { state: 'RUNNING', measure: 'REPORTED' }
  expect(reportRefusal(unit, running)).toBeNull()
  expect(reportRefusal(unit, { ...running, state: 'CLOSED' })).toBe('WRONG_STATE')
  expect(reportRefusal(unit, { ...running, measure: 'INITIATIVES' })).toBe('COUNTED_BY_INITIATIVES')
  expect(reportRefusal({ ...unit, state: 'WITHDRAWN' }, running)).toBe('WITHDRAWN')
})

test('a person leaves at any time, a unit until its results are reviewed', () => {
  expect(withdrawRefusal({ kind: 'MEMBER', state: 'REGISTERED' }, 'CLOSED')).toBeNull()
  expect(withdrawRefusal({ kind: 'UNION', state: 'REGISTERED' }, 'REVIEWED')).toBe('WRONG_STATE')
  expect(withdrawRefusal({ kind: 'UNION', state: 'REGISTERED' }, 'COLLECTING_RESULTS')).toBeNull()
})

test('a registration joins once for each withdrawal it was sent after, and for no other', () => {
  const at = (state: Participation['state'], version: number) => ({ state, version })
  expect([joiningOf(null, null), joiningOf(null, 1)]).toEqual(['NEW', 'STALE'])
  const left = at('WITHDRAWN', 4)
  expect([null, 1, 2, 3, 4, 5].map((version) => joiningOf(left, version))).toEqual([
    'STALE',
    'STALE',
    'STALE',
    'STALE',
    'AGAIN',
    'STALE',
  ])
  const joined = at('REGISTERED', 5)
  expect([null, 2, 4, 5, 9].map((version) => joiningOf(joined, version))).toEqual([
    'SAME',
    'SAME',
    'SAME',
    'STALE',
    'STALE',
  ])
})
