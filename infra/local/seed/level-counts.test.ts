import { expect, test } from 'vitest'
import { exactCounts, meanOf } from './level-counts.ts'
import { randomOf, split } from './random.ts'

const random = randomOf(7, 'tests')
const listOf = (length: number) => Array.from({ length }, () => 0.1 + 10 * random.next())
const total = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0)

test('exact counts keep n and are never a whole ballot off', () => {
  for (let i = 0; i < 500; i += 1) {
    const [weights, n] = [listOf(2 + random.below(4)), random.below(300)]
    const shares = weights.map((weight) => weight / total(weights))
    const counts = exactCounts(shares, n)
    expect(total(counts)).toBe(n)
    for (const [at, share] of shares.entries())
      expect(Math.abs((counts[at] ?? 0) - share * n)).toBeLessThan(1)
  }
  expect(exactCounts([0.9, 0.1, 0], 20)).toEqual([18, 2, 0])
  expect(meanOf([18, 2, 0])).toBe(0.95)
})

test('a split keeps its sum and its bounds', () => {
  for (let i = 0; i < 500; i += 1) {
    const weights = listOf(1 + random.below(40))
    const sum = weights.length * 5 + random.below(200 * weights.length)
    const parts = split(sum, weights, 5, 250)
    expect(total(parts)).toBe(sum)
    for (const part of parts) expect(part >= 5 && part <= 250).toBe(true)
  }
})

test('a Dirichlet draw has the mean of its alpha', () => {
  const draws = Array.from({ length: 4000 }, () => random.dirichlet([3.75, 1, 0.25]))
  const mean = (at: number) => total(draws.map((draw) => draw[at] ?? 0)) / draws.length
  expect(mean(0)).toBeCloseTo(0.75, 1)
  expect(mean(1)).toBeCloseTo(0.2, 1)
  expect(mean(2)).toBeCloseTo(0.05, 1)
})
