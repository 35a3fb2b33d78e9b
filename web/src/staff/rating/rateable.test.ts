import { expect, test } from 'vitest'
import { rateableOf } from './rateable.ts'

const title = { vi: 'Khảo sát', en: 'Survey' }
const survey = (id: string, more: object = {}) => ({
  __typename: 'Survey' as const,
  id,
  year: 2023,
  state: 'OPEN' as const,
  title: { __typename: 'LocalizedText' as const, ...title },
  ...more,
})
const waiting = {
  year: 2023,
  state: 'OPEN' as const,
  ready: false,
  survey: { id: 'a' },
  latestRun: null,
}
const ids = (cycle: object | null, ...surveys: ReturnType<typeof survey>[]) =>
  rateableOf(surveys, cycle ? [{ ...waiting, ...cycle }] : []).map(
    ({ survey: { id }, replaces }) => `${id}${replaces ? ' replaces' : ''}`,
  )

test('a year without a cycle may be rated by each of its surveys', () => {
  expect(ids(null, survey('a'), survey('b'))).toEqual(['a', 'b'])
})

test('a draft is no choice', () => {
  expect(ids(null, survey('a', { state: 'DRAFT' }))).toEqual([])
})

test('while a cycle waits, another survey of its year may take its place', () => {
  expect(ids({}, survey('a'), survey('b'))).toEqual(['b replaces'])
})

test.each([{ ready: true }, { state: 'APPROVAL' }, { state: 'PUBLISHED' }, { latestRun: {} }])(
  'a cycle with more than a wish keeps its survey: %o',
  (more) => {
    expect(ids(more, survey('a'), survey('b'))).toEqual([])
  },
)

test('the cycle of another year takes nothing away', () => {
  expect(ids({ year: 2022 }, survey('b'))).toEqual(['b'])
})
