import { expect, test } from 'vitest'
import { latestRunId, movesFor, refusalOf, stateWithoutRun, type Cycle } from './cycle.ts'

const cycle: Cycle = {
  id: 'leaders-2023',
  year: 2023,
  surveyId: 's',
  schemeCode: 'leader-2023',
  state: 'OPEN',
  version: 1,
  steps: [],
  runNo: 0,
  result: null,
  decisionNo: null,
}
const counts = {
  rated: 1,
  excellent: 0,
  good: 1,
  completed: 0,
  notCompleted: 0,
  notRated: 0,
  tied: 0,
}
const result = {
  runId: 'run-leaders-2023-v1',
  startedBy: 'hang',
  closingDay: '2023-12-01',
  inputsHash: '',
  ratingsHash: '',
  counts,
}
const ranked: Cycle = { ...cycle, state: 'APPROVAL', runNo: 1, result }
const hang = { id: 'hang', onCouncil: true, isRated: false }
const ruong = { ...hang, id: 'ruong' }
const here = { releaseIsHere: true, runFailed: false }

test('a run needs the release, and a second one may follow until publication', () => {
  expect(refusalOf(cycle, 'START_RUN', hang, { ...here, releaseIsHere: false })).toBe(
    'RELEASE_MISSING',
  )
  expect(movesFor(cycle, hang, here)).toEqual(['START_RUN'])
  expect(movesFor(ranked, ruong, here)).toEqual(['START_RUN', 'APPROVE'])
  expect(movesFor({ ...ranked, state: 'PUBLISHED' }, ruong, here)).toEqual([])
})

test('while a run goes it can only be cancelled; one that failed can be started again', () => {
  const ranking: Cycle = { ...cycle, state: 'RANKING', runNo: 1 }
  expect(movesFor(ranking, hang, here)).toEqual(['CANCEL_RUN'])
  expect(movesFor(ranking, hang, { ...here, runFailed: true })).toEqual(['START_RUN', 'CANCEL_RUN'])
})

test('who started never approves, whom it rates never acts, and a stranger learns no state', () => {
  expect(refusalOf(ranked, 'APPROVE', hang, here)).toBe('STARTER_NEVER_APPROVES')
  const published: Cycle = { ...ranked, state: 'PUBLISHED' }
  expect(refusalOf(published, 'APPROVE', { ...ruong, isRated: true }, here)).toBe('RATES_YOU')
  expect(refusalOf(published, 'START_RUN', { ...ruong, onCouncil: false }, here)).toBe(
    'NOT_YOUR_ROLE',
  )
})

test('a run that ends without ratings leaves the cycle where it was', () => {
  expect([stateWithoutRun(cycle), stateWithoutRun(ranked)]).toEqual(['OPEN', 'APPROVAL'])
  expect([latestRunId(cycle), latestRunId(ranked)]).toEqual([null, 'run-leaders-2023-v1'])
})
