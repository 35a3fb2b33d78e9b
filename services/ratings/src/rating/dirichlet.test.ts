import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, matchedBeta } from './beta.ts'
import { dirichletStatistics, estimateAlpha, logLikelihood } from './dirichlet.ts'
import { rawScore, shrunkScore } from './score.ts'

type Golden = {
  cases: {
    name: string
    weights: number[]
    Y: number[][]
    alphaMle: number[]
    concentration: number
    logLikAtMle: number
    logLikAtOnes: number
    posterior: {
      y: number[]
      raw: number
      score: number
      scoreSd: number
      betaMM: [number, number]
      scoreQ025: number
      scoreQ05: number
      scoreQ95: number
      scoreQ975: number
      probScoreGe70: number
      probScoreGe90: number
    }[]
  }[]
}
const file = new URL('golden/dirichlet_multinomial_eb.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden

const near = (got: number, wanted: number, relative: number, floor = 0) =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted) + floor)

describe.each(golden.cases)('$name', ({ weights, Y, ...wanted }) => {
  const statistics = dirichletStatistics(Y, weights.length)

  test('alpha is the maximum likelihood to 8 digits', () => {
    const alpha = estimateAlpha(statistics, 0)
    expect(alpha).toHaveLength(weights.length)
    alpha.forEach((a, k) => near(a, wanted.alphaMle[k] ?? NaN, 1e-8))
    near(logLikelihood(statistics, alpha), wanted.logLikAtMle, 1e-8)
    near(
      logLikelihood(
        statistics,
        weights.map(() => 1),
      ),
      wanted.logLikAtOnes,
      1e-8,
    )
  })

  test.each(wanted.posterior)('posterior of $y', (row) => {
    const wide = shrunkScore(row.y, wanted.alphaMle, weights, 0.95)
    const usual = shrunkScore(row.y, wanted.alphaMle, weights, 0.9)
    near(rawScore(row.y, weights) ?? NaN, row.raw, 1e-9)
    near(usual.score, row.score, 1e-9)
    near(usual.deviation, row.scoreSd, 1e-9)
    near(usual.low, row.scoreQ05, 1e-7)
    near(usual.high, row.scoreQ95, 1e-7)
    near(wide.low, row.scoreQ025, 1e-7)
    near(wide.high, row.scoreQ975, 1e-7)
    const { a, b } = matchedBeta(usual.score / 100, (usual.deviation / 100) ** 2)
    near(a, row.betaMM[0], 1e-8)
    near(b, row.betaMM[1], 1e-8)
    near(1 - betaCdf(0.7, a, b), row.probScoreGe70, 1e-6, 1e-8)
    near(1 - betaCdf(0.9, a, b), row.probScoreGe90, 1e-6, 1e-8)
  })
})

const rows = fc.array(fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }), {
  minLength: 1,
  maxLength: 40,
})

test('the estimate is finite, at least the floor, and does not depend on the order of groups', () => {
  fc.assert(
    fc.property(rows, (counts) => {
      const alpha = estimateAlpha(dirichletStatistics(counts, 5), 0.01)
      const reversed = estimateAlpha(dirichletStatistics(counts.toReversed(), 5), 0.01)
      expect(reversed).toEqual(alpha)
      for (const a of alpha) expect(Number.isFinite(a) && a >= 0.01).toBe(true)
    }),
  )
})

test('no alpha nearby is more likely than the estimate', () => {
  fc.assert(
    fc.property(rows, fc.nat(4), fc.constantFrom(0.99, 1.01), (counts, k, factor) => {
      const statistics = dirichletStatistics(counts, 5)
      const alpha = estimateAlpha(statistics, 0.01)
      fc.pre(alpha.reduce((total, a) => total + a) < 1e6)
      const moved = alpha.map((a, at) => (at === k ? Math.max(0.01, a * factor) : a))
      const best = logLikelihood(statistics, alpha)
      expect(logLikelihood(statistics, moved)).toBeLessThanOrEqual(best + 1e-9 * Math.abs(best))
    }),
  )
})

test('a level nobody chose is held at the floor, and the others are the best beside it', () => {
  const counts = [
    [8, 2, 0],
    [5, 9, 0],
    [14, 1, 0],
    [7, 7, 0],
  ]
  const alpha = estimateAlpha(dirichletStatistics(counts, 3), 0.01)
  expect(alpha[2]).toBe(0.01)
  expect(estimateAlpha(dirichletStatistics(counts, 3), 0)[2]).toBe(0)
})

test('one level chosen by everybody is as sure as can be: no finite concentration', () => {
  const counts = [
    [12, 0, 0],
    [30, 0, 0],
  ]
  const alpha = estimateAlpha(dirichletStatistics(counts, 3), 0.01)
  expect(alpha[0]).toBeGreaterThan(1e6)
  expect(alpha.slice(1)).toEqual([0.01, 0.01])
})

test('groups that differ no more than chance have no finite concentration', () => {
  const alike = Array.from({ length: 12 }, () => [30, 20, 10])
  const alpha = estimateAlpha(dirichletStatistics(alike, 3), 0.01)
  expect(alpha.reduce((total, a) => total + a)).toBeGreaterThan(1e6)
  expect((alpha[0] ?? 0) / alpha.reduce((total, a) => total + a)).toBeCloseTo(0.5, 6)
})
