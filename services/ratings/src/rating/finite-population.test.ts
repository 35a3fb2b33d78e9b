import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { betaQuantile } from './beta.ts'
import { finitePopulation } from './finite-population.ts'

type Golden = {
  cases: {
    y: number
    n: number
    N: number
    priorMean: number
    priorStrength: number
    postAlpha: number
    postBeta: number
    shrunk: number
    postQ05: number
    postQ95: number
    finitePop: {
      mean: number
      sd: number
      q05: number
      q50: number
      q95: number
      probMoreThanHalf: number
      probAtLeastTwoThirds: number
    }
  }[]
}
const file = new URL('golden/beta_binomial_finite_population.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden

test.each(golden.cases)('$y of $n answered among $N', ({ y, n, N, ...wanted }) => {
  const { priorMean, priorStrength: strength, finitePop } = wanted
  const got = finitePopulation({ y, n, size: N, priorMean, strength })
  expect(got.alpha).toBeCloseTo(wanted.postAlpha, 9)
  expect(got.beta).toBeCloseTo(wanted.postBeta, 9)
  expect(got.shrunk).toBeCloseTo(wanted.shrunk, 10)
  expect(betaQuantile(0.05, got.alpha, got.beta)).toBeCloseTo(wanted.postQ05, 9)
  expect(betaQuantile(0.95, got.alpha, got.beta)).toBeCloseTo(wanted.postQ95, 9)
  expect(got.mean).toBeCloseTo(finitePop.mean, 9)
  expect(got.deviation).toBeCloseTo(finitePop.sd, 9)
  expect(got.quantile(0.05)).toBeCloseTo(finitePop.q05, 9)
  expect(got.quantile(0.5)).toBeCloseTo(finitePop.q50, 9)
  expect(got.quantile(0.95)).toBeCloseTo(finitePop.q95, 9)
  expect(got.atLeast(Math.floor(N / 2) + 1)).toBeCloseTo(finitePop.probMoreThanHalf, 8)
  expect(got.atLeast(Math.ceil((2 * N) / 3))).toBeCloseTo(finitePop.probAtLeastTwoThirds, 8)
})
