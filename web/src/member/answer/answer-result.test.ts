import { expect, test } from 'vitest'
import { readAnswerResult } from './answer-result.ts'

const receipt = { survey: 's', ballotKey: 'k', seq: 1, day: '2023-06-20', signature: 'x' }
const answered = (result: unknown) => readAnswerResult({ ok: true, data: { answerSurvey: result } })

test('a stored ballot brings its receipt', () => {
  expect(answered({ __typename: 'AnswerStored', receipt })).toEqual({ kind: 'stored', receipt })
})

test('a busy server is asked again later', () => {
  expect(answered({ __typename: 'Busy', code: 'BUSY' })).toEqual({ kind: 'later', code: 'BUSY' })
})

test('a refusal for good is told by its type', () => {
  expect(answered({ __typename: 'SurveyClosed', code: 'SURVEY_CLOSED' })).toEqual({
    kind: 'refused',
    type: 'SurveyClosed',
  })
})

test.each([
  [null],
  [{ __typename: 'SomethingNew' }],
  [{ __typename: 'AnswerStored', receipt: { ...receipt, seq: '1' } }],
  [undefined],
])('what is not understood never drops a ballot: %j', (result) => {
  expect(answered(result).kind).toBe('later')
})

test('without network the ballot stays', () => {
  expect(readAnswerResult({ ok: false, code: 'OFFLINE' })).toEqual({
    kind: 'later',
    code: 'OFFLINE',
  })
})
