import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forViewer } from './audience.ts'
import { boardOrder } from './board-order.ts'
import { rateLeaders } from './rate-leaders.ts'
import { sampleCycle, sampleUnion } from './sample-cycle.ts'
import { shownShares, wholePoints } from './shown-shares.ts'

const ratings = rateLeaders(
  sampleCycle([
    ...Array.from({ length: 12 }, (_, at) => sampleUnion(`u${at}`, { trust: [8 + at, 6, at % 4] })),
    sampleUnion('few', { trust: [3, 2, 1] }),
  ]),
)
const place = {
  recomputed: true,
  id: 'leaders-2023.A',
  cycleId: 'leaders-2023',
  state: 'PUBLISHED' as const,
}
/** Fields from which a point, a count or a raw figure could be read. */
const HIDDEN = [
  'ballots',
  'eligible',
  'total',
  'rawTotal',
  'interval',
  'robust',
  'quota',
  'lines',
  'counts',
  'hints',
] as const

describe('a member of the unit', () => {
  test.each(ratings)('sees no point of $postId', (rating) => {
    const shown = forViewer(rating, place, 'UNIT')
    for (const field of HIDDEN) expect(shown[field], field).toBeNull()
    expect(shown.tiedWithIds).toEqual([])
    const { low, high } = shown.intervalRounded ?? { low: 0, high: 0 }
    expect([low, high].every(Number.isInteger)).toBe(true)
    if (rating.level === 'NOT_RATED') return
    expect(low).toBeLessThanOrEqual(rating.low)
    expect(high).toBeGreaterThanOrEqual(rating.high)
  })
})

test.each(['SELF', 'COUNCIL'] as const)(
  '%s sees every line, and lines add up to the total',
  (who) => {
    for (const rating of ratings) {
      const shown = forViewer(rating, place, who)
      expect(shown.eligible).toBe(rating.eligible)
      if (rating.level === 'NOT_RATED') continue
      const points = (shown.lines ?? []).reduce((sum, line) => sum + (line.points ?? 0), 0)
      expect(points).toBeCloseTo(shown.total ?? Number.NaN, 4)
      expect(shown.hints?.length).toBeGreaterThan(0)
    }
  },
)

test('the person rated cannot work out what the last one with a place has', () => {
  const rated = ratings.find((one) => 'ceiling' in one)
  if (!rated) throw new Error('nobody is rated')
  const change = { ...rated.change, toPlace: 1.5 }
  const ceiling = { ...rated.ceiling, places: 1, topGroupProbability: 0.123456, tiedWith: ['A-9'] }
  const cut = { ...rated, change, ceiling }
  const council = forViewer(cut, place, 'COUNCIL')
  expect(council.hints?.map(({ code }) => code)).toContain('TO_PLACE')
  const self = forViewer(cut, place, 'SELF')
  expect(self.hints?.map(({ code }) => code)).toContain('TOP_GROUP')
  expect(self.hints?.map(({ code }) => code)).not.toContain('TO_PLACE')
  expect(self.quota).toEqual({ ...council.quota, probabilityOfTopGroup: 0.12 })
  expect(self.tiedWithIds).toEqual([])
})

test('nor what the first one without a place has', () => {
  const rated = ratings.find((one) => 'ceiling' in one)
  if (!rated) throw new Error('nobody is rated')
  const placed = (candidates: number) => ({
    ...rated,
    reasons: ['CEILING_PLACE' as const],
    ceiling: { ...rated.ceiling, places: 1, candidates },
  })
  const codes = (candidates: number, who: 'SELF' | 'COUNCIL') =>
    forViewer(placed(candidates), place, who).hints?.map(({ code }) => code)
  expect(codes(2, 'COUNCIL')).toContain('TO_CLASS_DOWN')
  expect(codes(2, 'SELF')).not.toContain('TO_CLASS_DOWN')
  expect(codes(1, 'SELF')).toContain('TO_CLASS_DOWN')
})

test('who is not rated shows the reason and stands last', () => {
  const few = ratings.find(({ unionId }) => unionId === 'few')
  expect(few && forViewer(few, place, 'UNIT')).toMatchObject({
    level: 'NOT_RATED',
    notRatedReason: 'NOT_ENOUGH_BALLOTS',
  })
  const order = boardOrder(ratings)
  expect(order.at(-1)?.unionId).toBe('few')
  expect(order.length).toBe(ratings.length)
})

describe('shares by tiers', () => {
  test('of 9 answers nothing, of 10 to 29 five percent, of 30 one, of 100 a tenth', () => {
    expect(shownShares([5, 3, 1], 40)).toBeNull()
    expect(shownShares([7, 2, 1], 9)).toBeNull()
    expect(shownShares([7, 2, 1], 40)).toEqual([70, 20, 10])
    expect(shownShares([8, 8, 7], 40)).toEqual([35, 35, 30])
    expect(shownShares([11, 10, 10], 40)).toEqual([35, 32, 32])
    expect(shownShares([34, 33, 34], 200)).toEqual([33.7, 32.7, 33.7])
  })
  test('where nearly everybody said "low" no share is shown', () => {
    expect(shownShares([0, 0, 33], 40)).toBeNull()
    expect(shownShares([0, 0, 32], 40)).toEqual([0, 0, 100])
  })
  test('they are whole steps whatever the counts', () => {
    const count = fc.nat({ max: 9 })
    fc.assert(
      fc.property(count, count, count, (high, middle, low) => {
        const shares = shownShares([high, middle, low], 60) ?? []
        expect(shares.every((share) => share % 5 === 0)).toBe(true)
      }),
    )
  })
})

test('whole points are rounded outward and stay between 0 and 100', () => {
  expect(wholePoints(69.01, 70.99)).toEqual({ low: 69, high: 71 })
  expect(wholePoints(-0.1, 100.2)).toEqual({ low: 0, high: 100 })
})
