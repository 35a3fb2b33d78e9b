import { expect, test } from 'vitest'
import type { Post } from './inputs.ts'
import { leader2023 } from '../scheme/leader-2023.ts'
import { monthsInPost, postsToRate } from './term.ts'

const term = (from: string, to: string | null): Post => ({
  id: from,
  memberId: 'm',
  unionId: 'u',
  kind: 'CHAIR',
  acting: false,
  from,
  to,
  upperId: null,
  directUnderProvince: true,
})
const months = (closingDay: string, ...terms: Post[]) =>
  monthsInPost(terms, { year: 2023, closingDay })

test('months of the year are counted up to the closing day, both days included', () => {
  expect(months('2023-12-31', term('2020-05-01', null))).toBe(12)
  expect(months('2023-12-31', term('2023-07-01', null))).toBe(6)
  expect(months('2023-12-31', term('2023-07-02', null))).toBe(5)
  expect(months('2023-11-30', term('2023-06-01', '2024-01-31'))).toBe(6)
  expect(months('2023-12-15', term('2022-01-01', '2023-03-31'))).toBe(3)
  expect(months('2023-12-15', term('2024-01-01', null))).toBe(0)
})

test('a month that starts on the 31st ends with the shorter month', () => {
  expect(months('2023-02-27', term('2023-01-31', null))).toBe(1)
  expect(months('2023-02-26', term('2023-01-31', null))).toBe(0)
})

test('terms that touch or overlap are one stretch; a gap is not held', () => {
  const acting = term('2023-03-16', '2023-06-20')
  expect(months('2023-12-15', acting, term('2023-06-21', null))).toBe(9)
  expect(months('2023-12-15', acting, term('2023-06-01', null))).toBe(9)
  expect(months('2023-12-15', acting, term('2023-12-01', null))).toBe(3)
  expect(months('2023-12-26', acting, term('2023-12-01', null))).toBe(4)
})

const rated = (...posts: Post[]) =>
  postsToRate({
    cycle: { year: 2023, closingDay: '2023-12-15' },
    scheme: leader2023,
    release: { surveyId: 's', k: 10, groups: [] },
    facts: [],
    posts,
    units: [],
  }).map(({ id }) => id)

test('two current terms of one holder in one post give one rating, in whatever order they are told', () => {
  const acting = { ...term('2023-03-16', null), acting: true }
  const elected = term('2023-06-01', null)
  expect(rated(acting, elected)).toEqual(['2023-06-01'])
  expect(rated(elected, acting)).toEqual(['2023-06-01'])
  const again = { ...elected, id: 'z' }
  expect(rated(again, acting, elected)).toEqual(['z'])
})

test('a current term comes before a later one that has ended, and another holder has a line of their own', () => {
  const ended = term('2023-06-01', '2023-06-30')
  expect(rated(ended, term('2020-01-01', null))).toEqual(['2020-01-01'])
  expect(rated(ended, term('2023-08-01', '2023-08-02'))).toEqual(['2023-08-01'])
  const other = { ...term('2023-01-01', null), memberId: 'n' }
  expect(rated(other, term('2023-06-01', null))).toEqual(['2023-01-01', '2023-06-01'])
  const elsewhere = { ...term('2023-02-01', null), unionId: 'v' }
  expect(rated(elsewhere, term('2023-06-01', null))).toEqual(['2023-02-01', '2023-06-01'])
})
