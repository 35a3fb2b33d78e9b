import { describe, expect, test } from 'vitest'
import { DIRECT_GROUP, POOLED_GROUP } from './ceiling.ts'
import { round6 } from './decimals.ts'
import { rateLeaders } from './rate-leaders.ts'
import { ratedIn, sampleCycle, sampleUnion, sampleUnions } from './sample-cycle.ts'

const top = {
  trust: [20, 0, 0],
  items: Array.from({ length: 4 }, () => [20, 0, 0, 0, 0]),
  density: 100,
}

describe('the ceiling', () => {
  test('twins at the cut are left out whole, as GOOD, and listed for people', () => {
    const list = sampleUnions(10).map((u, at) => (at < 3 ? { ...u, ...top } : u))
    const ratings = rateLeaders(sampleCycle(list))
    const twin = ratedIn(ratings, 'u0')
    expect([twin.level, twin.levelBeforeCap, twin.ceiling.places]).toEqual(['GOOD', 'EXCELLENT', 2])
    expect(twin.ceiling.tiedWith).toEqual(['post-u0', 'post-u1', 'post-u2'])
    expect(twin.reasons[0]).toBe('TIE')
    expect(ratings.filter(({ level }) => level === 'EXCELLENT')).toEqual([])
  })

  test('too low a response keeps a leader out of the best class', () => {
    const list = sampleUnions(10).map((u, at) => (at === 0 ? { ...u, ...top, eligible: 67 } : u))
    const rating = ratedIn(rateLeaders(sampleCycle(list)), 'u0')
    expect(rating.total).toBeGreaterThan(90)
    expect([rating.level, rating.levelBeforeCap]).toEqual(['GOOD', 'GOOD'])
    expect(rating.reasons).toContain('BLOCKED')
    expect(rating.change.up).toBeNull()
    expect(rating.ceiling.topGroupProbability).toBe(0)
    const enough = list.map((u, at) => (at === 0 ? { ...u, eligible: 66 } : u))
    expect(ratedIn(rateLeaders(sampleCycle(enough)), 'u0').level).toBe('EXCELLENT')
  })

  test('comparison groups of chairs with fewer than 5 GOOD or better are compared together', () => {
    const list = [
      ...sampleUnions(6, { upperId: 'large' }),
      ...['a', 'b', 'c'].map((id) => sampleUnion(id, { upperId: 'small' })),
      ...['d', 'e'].map((id) => sampleUnion(id, { upperId: null })),
    ]
    const ratings = rateLeaders(sampleCycle(list))
    expect(ratedIn(ratings, 'u0').ceiling).toMatchObject({ group: 'large', base: 6, places: 1 })
    for (const id of ['a', 'e'])
      expect(ratedIn(ratings, id).ceiling).toMatchObject({
        group: POOLED_GROUP,
        base: 5,
        places: 1,
      })
    expect(ratedIn(ratings, 'e').group).toBe(DIRECT_GROUP)
    expect(ratedIn(ratings, 'small').ceiling).toMatchObject({
      group: 'PROVINCE',
      base: 2,
      places: 0,
    })
  })

  test('the chance of the top group falls with the rank and is 0 without places', () => {
    const list = sampleUnions(10).map((u, at) => ({
      ...u,
      density: 100,
      trust: [20 - at, at, 0],
      items: top.items,
    }))
    const ratings = rateLeaders(sampleCycle(list))
    const chances = list.map(({ id }) => ratedIn(ratings, id).ceiling.topGroupProbability)
    expect(chances.toSorted((a, b) => b - a)).toEqual(chances)
    expect(chances[0]).toBeGreaterThan(0.5)
    expect(chances[9]).toBeLessThan(0.2)
    expect(
      ratedIn(rateLeaders(sampleCycle(sampleUnions(1))), 'u0').ceiling.topGroupProbability,
    ).toBe(0)
  })
})

describe('what would have changed it', () => {
  test('points to the classes above and below are those of the cut-offs', () => {
    const rating = ratedIn(rateLeaders(sampleCycle(sampleUnions(1, { density: 75 }))), 'u0')
    expect(rating.level).toBe('GOOD')
    expect(rating.change.up).toEqual({ level: 'EXCELLENT', points: round6(90 - rating.total) })
    expect(rating.change.down).toEqual({ level: 'COMPLETED', points: round6(rating.total - 70) })
  })

  test('a class falls where the ceiling lets it fall, not at the cut-off above', () => {
    const list = sampleUnions(10).map((u, at) => ({
      ...u,
      density: 100,
      trust: [20 - (at >> 1), at >> 1, 0],
      items: top.items,
    }))
    const ratings = rateLeaders(sampleCycle(list))
    const of = (at: number) => ratedIn(ratings, `u${at}`)
    const marks = list.map((_, at) => of(at).reasons[0])
    expect(marks.slice(0, 4)).toEqual([
      'CEILING_PLACE',
      'CEILING_PLACE',
      'CEILING_CUT',
      'CEILING_CUT',
    ])
    const first = of(0)
    const out = of(2)
    expect(first.change.down).toEqual({ level: 'GOOD', points: round6(first.total - out.total) })
    expect(first.change.down?.points).toBeLessThan(first.total - 90)
    expect([out.level, out.levelBeforeCap]).toEqual(['GOOD', 'EXCELLENT'])
    expect(out.change.down).toEqual({ level: 'COMPLETED', points: round6(out.total - 70) })
  })

  test('a class is robust only when everybody who is missing could not change it', () => {
    const asked = (eligible: number) =>
      ratedIn(rateLeaders(sampleCycle(sampleUnions(1, { eligible, density: 75 }))), 'u0')
        .nonResponse
    expect(asked(20)).toMatchObject({ missing: 0, robust: true })
    expect(asked(60)).toMatchObject({ missing: 40, robust: false, worstLevel: 'COMPLETED' })
  })

  test('legal counts are raw, over eligible and over answers', () => {
    const { legal } = ratedIn(
      rateLeaders(sampleCycle(sampleUnions(1, { trust: [4, 2, 12], eligible: 24 }))),
      'u0',
    )
    expect(legal).toMatchObject({ overHalfOfEligible: false, overHalfOfAnswers: true })
    expect(legal).toMatchObject({ twoThirdsOfEligible: false, twoThirdsOfAnswers: true })
  })
})
