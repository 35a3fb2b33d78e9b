import { expect, test } from 'vitest'
import { whatIsDue, type HomeCycle, type HomeSurvey } from './due.ts'

const now = Date.parse('2023-11-20T08:00+07:00')

const survey: HomeSurvey = {
  __typename: 'Survey',
  id: 'a'.repeat(64),
  year: 2023,
  state: 'OPEN',
  opensOn: '2023-11-01',
  closesOn: '2023-11-30',
  moves: ['CLOSE'],
  title: { __typename: 'LocalizedText', vi: 'Hài lòng', en: 'Satisfaction' },
  audience: {
    __typename: 'UnionOrganization',
    id: 'P12',
    name: { __typename: 'LocalizedText', vi: 'LĐLĐ tỉnh', en: 'Province' },
  },
  work: null,
  steps: [],
}

const cycle: HomeCycle = {
  __typename: 'RatingCycle',
  id: 'leaders-2023',
  year: 2023,
  state: 'OPEN',
  ready: true,
  moves: ['START_RUN'],
  closingDay: '2023-11-19',
  counts: null,
  latestRun: null,
  survey: { __typename: 'Survey', id: survey.id },
}

test('what is late comes first, and what is far away does not come yet', () => {
  const draft = { ...survey, state: 'DRAFT' as const, moves: ['REQUEST_REVIEW' as const] }
  const far = { ...survey, closesOn: '2024-02-01' }
  const due = whatIsDue([survey, far, draft], [cycle], now)
  expect(due.map(({ kind, days }) => [kind, days])).toEqual([
    ['SEND_TO_REVIEW', -19],
    ['START_RUN', 0],
    ['CLOSE_SURVEY', 10],
  ])
})

test('a survey without its rating is something to do for who opens cycles', () => {
  const kinds = (own: boolean) => whatIsDue([survey], [], now, own).map(({ kind }) => kind)
  expect(kinds(true)).toEqual(['CLOSE_SURVEY', 'OPEN_CYCLE'])
  expect(kinds(false)).toEqual(['CLOSE_SURVEY'])
})

test('a cycle that waits for its survey is nothing to do', () => {
  expect(whatIsDue([], [{ ...cycle, ready: false }], now)).toEqual([])
})
