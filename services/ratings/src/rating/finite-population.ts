import { logGamma } from './gamma.ts'

/** What is known of a share y / n in a population of `size`, with a Beta prior of mean `priorMean` and weight `strength`. */
export type FinitePopulationInputs = {
  readonly y: number
  readonly n: number
  readonly size: number
  readonly priorMean: number
  readonly strength: number
}

/** Shares of 0-1: the posterior of the share itself, and the predictive of the share if everybody had answered. */
export type FinitePopulation = {
  readonly alpha: number
  readonly beta: number
  readonly shrunk: number
  readonly mean: number
  readonly deviation: number
  readonly quantile: (probability: number) => number
  /** Probability that the count among all is at least `count`. */
  readonly atLeast: (count: number) => number
}

/**
 * Beta-binomial predictive of those who did not answer (ratings.md 1): Y_missing ~ BetaBin(size - n, posterior). A
 * quantile is the smallest value whose distribution function reaches the probability.
 */
export function finitePopulation(inputs: FinitePopulationInputs): FinitePopulation {
  const { y, n, size, priorMean, strength } = inputs
  const alpha = y + strength * priorMean
  const beta = n - y + strength * (1 - priorMean)
  const missing = Math.max(0, size - n)
  const share = alpha / (alpha + beta)
  const variance = missing * share * (1 - share) * ((alpha + beta + missing) / (alpha + beta + 1))
  const cumulative = cumulate(betaBinomial(missing, alpha, beta))
  return {
    alpha,
    beta,
    shrunk: share,
    mean: (y + missing * share) / size,
    deviation: Math.sqrt(variance) / size,
    quantile: (probability) => (y + reach(cumulative, probability)) / size,
    atLeast: (count) => 1 - (cumulative[Math.min(count - y, missing + 1) - 1] ?? 0),
  }
}

function betaBinomial(size: number, a: number, b: number): number[] {
  let log = logGamma(b + size) + logGamma(a + b) - logGamma(b) - logGamma(a + b + size)
  const mass = [Math.exp(log)]
  for (let k = 0; k < size; k += 1) {
    log += Math.log(((size - k) * (a + k)) / ((k + 1) * (b + size - k - 1)))
    mass.push(Math.exp(log))
  }
  return mass
}

function cumulate(mass: readonly number[]): number[] {
  let total = 0
  return mass.map((value) => (total += value))
}

/** Room for the last bits: a distribution function that ends at 0.999...9 still reaches 1. */
function reach(cumulative: readonly number[], probability: number): number {
  const at = cumulative.findIndex((value) => value >= probability - 1e-12)
  return at < 0 ? cumulative.length - 1 : at
}
