import { expect, test } from 'vitest'
import type { CycleInputs, Post } from './inputs.ts'
import { rateLeaders } from './rate-leaders.ts'
import { ratedIn, sampleCycle, sampleUnions } from './sample-cycle.ts'

function reasonOf(inputs: CycleInputs, union = 'u0'): string {
  const rating = rateLeaders(inputs).find(({ postId }) => postId === `post-${union}`)
  return rating?.level === 'NOT_RATED' ? rating.reason : 'RATED'
}

const base = sampleCycle(sampleUnions(1))
const withPosts = (...terms: Partial<Post>[]): CycleInputs => {
  const [chair, ...others] = base.posts
  if (chair === undefined) throw new Error('no chair')
  return { ...base, posts: [...terms.map((term) => ({ ...chair, ...term })), ...others] }
}

test('who left before the closing day is not', () => {
  expect(reasonOf(withPosts({ to: '2023-12-14' }))).toBe('NOT_IN_POST')
  expect(reasonOf(withPosts({ to: '2023-12-15' }))).toBe('RATED')
})

test('six months of the year are needed, acting or not', () => {
  expect(reasonOf(withPosts({ from: '2023-06-16' }))).toBe('RATED')
  expect(reasonOf(withPosts({ from: '2023-06-16', acting: true }))).toBe('RATED')
  expect(reasonOf(withPosts({ from: '2023-06-17' }))).toBe('NOT_IN_POST')
})

test('two terms in one post are one rating with their months together', () => {
  const inputs = withPosts(
    { id: 'post-acting', acting: true, from: '2023-04-01', to: '2023-08-31' },
    { from: '2023-09-01' },
  )
  const ratings = rateLeaders(inputs)
  expect(ratings.map(({ postId }) => postId)).toEqual(['post-u0', 'post-upper'])
  expect(ratings[0]?.monthsInPost).toBe(8)
})

test('fewer than 10 scored answers on own trust are not enough, however many ballots', () => {
  const few = sampleCycle(sampleUnions(1, { trust: [9, 0, 0] }))
  expect(few.release.groups[0]?.ballots).toBe(20)
  expect(reasonOf(few)).toBe('NOT_ENOUGH_BALLOTS')
  const some = ratedIn(rateLeaders(sampleCycle(sampleUnions(1, { trust: [9, 1, 0] }))), 'u0')
  expect([some.n, some.answers, some.rate, some.rawHigh]).toEqual([20, 10, 0.5, 0.9])
})

test('a joined pool and "other units" say nothing about a chair; other units count for the upper chair', () => {
  const inputs = sampleCycle(sampleUnions(2))
  const [u0, u1] = inputs.release.groups
  if (u0 === undefined || u1 === undefined) throw new Error('no groups')
  const other = {
    ...u0,
    id: 'other',
    kind: 'OTHER_UNITS' as const,
    pools: [...u0.pools, { number: 9, unionId: 'u9', upperId: 'upper' }],
  }
  const ratings = rateLeaders({ ...inputs, release: { ...inputs.release, groups: [other, u1] } })
  expect(ratings.find(({ postId }) => postId === 'post-u0')).toMatchObject({
    reason: 'NOT_ENOUGH_BALLOTS',
  })
  expect(ratedIn(ratings, 'upper').n).toBe(40)
  const spanning = {
    ...other,
    upperId: null,
    pools: [...u0.pools, { number: 9, unionId: 'u9', upperId: 'elsewhere' }],
  }
  const apart = rateLeaders({ ...inputs, release: { ...inputs.release, groups: [spanning, u1] } })
  expect(ratedIn(apart, 'upper').n).toBe(20)
})
