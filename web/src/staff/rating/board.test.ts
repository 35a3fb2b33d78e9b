import { expect, test } from 'vitest'
import { layOutBoard, openTies, rankText, type BoardRating } from './board.ts'

function rating(id: string, over: Partial<BoardRating> = {}): BoardRating {
  return {
    __typename: 'Rating',
    id,
    post: 'CHAIR',
    state: 'PROPOSED',
    level: 'GOOD',
    levelBeforeCap: 'GOOD',
    notRatedReason: null,
    reasons: ['ROBUST'],
    tied: false,
    ballots: 20,
    eligible: 40,
    total: 80,
    rawTotal: 80,
    robust: true,
    interval: { __typename: 'ScoreInterval', low: 78, high: 82 },
    person: null,
    union: null,
    quota: {
      __typename: 'QuotaArithmetic',
      comparisonGroup: 'UP-TANUYEN',
      base: 15,
      capPercent: 20,
      places: 3,
      rank: null,
    },
    ...over,
  }
}

const best = (id: string) => rating(id, { level: 'EXCELLENT' })
const tied = (id: string) => rating(id, { tied: true })

test('a tie at the ceiling is one block: no order inside, the line after it', () => {
  const board = layOutBoard([best('a'), best('b'), tied('c'), tied('d'), rating('e')])
  const [group] = board.groups
  if (!group) throw new Error('no group')
  expect({ at: group.ceilingAt, line: group.lineAt }).toEqual({ at: 2, line: 4 })
  expect([0, 1, 2, 3, 4].map((index) => rankText(group, index))).toEqual([
    '1',
    '2',
    '3–4',
    '3–4',
    '5',
  ])
  expect(openTies(board)).toEqual({ blocks: 1, people: 2 })
})

test('without a tie the ceiling stands after the last place', () => {
  const [group] = layOutBoard([best('a'), best('b'), best('c'), rating('d')]).groups
  expect(group).toMatchObject({ ceilingAt: 3, lineAt: 3, tied: [] })
})

test('who is not rated stands outside every group and its ceiling', () => {
  const none = rating('z', {
    level: 'NOT_RATED',
    quota: null,
    notRatedReason: 'NOT_ENOUGH_BALLOTS',
  })
  const board = layOutBoard([rating('a'), none])
  expect(board.groups.flatMap(({ rated }) => rated.map(({ id }) => id))).toEqual(['a'])
  expect(board.notRated.map(({ id }) => id)).toEqual(['z'])
})

test('people are compared inside their own group only', () => {
  const other = rating('b')
  const groups = layOutBoard([
    rating('a'),
    { ...other, quota: other.quota && { ...other.quota, comparisonGroup: 'POOLED' } },
  ]).groups
  expect(groups.map(({ key, rated }) => [key, rated.length])).toEqual([
    ['UP-TANUYEN', 1],
    ['POOLED', 1],
  ])
})
