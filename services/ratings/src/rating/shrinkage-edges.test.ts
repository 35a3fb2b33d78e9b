import { expect, test } from 'vitest'
import { rateLeaders } from './rate-leaders.ts'
import { ratedIn, sampleCycle, sampleUnions } from './sample-cycle.ts'
import { estimatePriors } from './shrinkage.ts'

test('one released group: stored priors, and said so', () => {
  const rating = ratedIn(rateLeaders(sampleCycle(sampleUnions(1))), 'u0')
  expect(rating.storedPrior).toBe(true)
  expect(rating.counts.map(({ notes }) => notes)).toEqual(
    Array.from({ length: 5 }, () => ['FEW_GROUPS']),
  )
})

test('a level nobody chose: estimated with that level at the floor, and said so', () => {
  const list = sampleUnions(12).map((u, at) => ({ ...u, trust: [8 + at, 20 - at, 0] }))
  const rating = ratedIn(rateLeaders(sampleCycle(list)), 'u3')
  expect(rating.storedPrior).toBe(false)
  expect(rating.counts[0]?.notes).toContain('LEVEL_FLOORED')
})

test('all answers equal: capped, the other levels at the floor, a score under 100, and said so', () => {
  const list = sampleUnions(12, { trust: [20, 0, 0] })
  const rating = ratedIn(rateLeaders(sampleCycle(list)), 'u0')
  expect(rating.storedPrior).toBe(false)
  expect(rating.counts[0]?.notes).toEqual(['CONCENTRATION_CAPPED', 'LEVEL_FLOORED'])
  expect(rating.trust).toBeLessThan(100)
  expect(rating.trustLow).toBeLessThanOrEqual(rating.trust)
  expect(rating.trustHigh).toBeLessThanOrEqual(100)
})

test('groups all alike: the concentration is capped, and said so', () => {
  const priors = estimatePriors(sampleCycle(sampleUnions(12)))
  expect(priors.chairTrust?.notes).toEqual(['CONCENTRATION_CAPPED'])
  expect(priors.chairTrust?.concentration).toBeCloseTo(200, 6)
})
