import { describe, expect, it } from 'vitest'
import { problemsOf } from './check-answer.ts'

const RIGHT = { me: { name: 'Hặc' }, ratings: [{ level: 'GOOD', union: { name: 'A' } }] }
const error = (...path: unknown[]) => ({
  message: 'x',
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'membership' },
})
const given = (data: unknown, errors: object[] = [], status = 200) =>
  problemsOf({ status, data, errors }, RIGHT)

describe('an answer is right', () => {
  it.each([
    ['when it is the known one', given(RIGHT)],
    ['with a part missing that has an error', given({ ...RIGHT, me: null }, [error('me')])],
    [
      'with a gap that climbed to where null is allowed',
      given({ ...RIGHT, ratings: [null] }, [error('ratings', 0, 'union', 'name')]),
    ],
    [
      'with an entity missing in a later row than the error names',
      given({ ...RIGHT, ratings: [{ level: 'GOOD', union: null }] }, [
        error('ratings', 4, 'union'),
      ]),
    ],
    ['as a refusal', given(undefined, [error()], 503)],
  ])('%s', (_, problems) => {
    expect(problems).toEqual([])
  })
})

describe('an answer is wrong', () => {
  it.each([
    ['with another value', given({ ...RIGHT, me: { name: 'Rương' } }, [error('me')])],
    ['with a gap nobody owns', given({ ...RIGHT, me: null })],
    ['with a gap that is owned by another part', given({ ...RIGHT, me: null }, [error('ratings')])],
    ['with a row too few', given({ ...RIGHT, ratings: [] }, [error('ratings')])],
    ['without a field', given({ ratings: RIGHT.ratings }, [error('me')])],
    ['with an error of no code', given({ ...RIGHT, me: null }, [{ message: 'x', path: ['me'] }])],
    [
      'with a bug',
      given({ ...RIGHT, me: null }, [
        { message: 'x', path: ['me'], extensions: { code: 'INTERNAL' } },
      ]),
    ],
    ['when it says that nobody is signed in', given(null, [], 401)],
    ['as an empty refusal', given(null, [], 503)],
  ])('%s', (_, problems) => {
    expect(problems).not.toEqual([])
  })
})
