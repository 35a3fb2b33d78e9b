import { logGamma } from './gamma.ts'

const TINY = 1e-300
const FRACTION_TERMS = 20_000
const INVERSE_STEPS = 200

/** Distribution function of Beta(a, b) at x: the regularised incomplete beta function, by continued fraction (Lentz). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logDensity(x, a, b) + Math.log(x) + Math.log1p(-x))
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a
  return 1 - (front * fraction(1 - x, b, a)) / b
}

/**
 * Quantile of Beta(a, b): the x with distribution function p. Newton kept inside a shrinking bracket, so that it always
 * ends and always the same way; accurate to about 1e-14.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < INVERSE_STEPS; step += 1) {
    const miss = betaCdf(x, a, b) - p
    if (miss === 0) return x
    if (miss > 0) high = x
    else low = x
    const next = inside(x - miss / Math.exp(logDensity(x, a, b)), low, high)
    if (Math.abs(next - x) <= 1e-15 * x) return next
    x = next
  }
  return x
}

/** The Beta on [0, 1] with a given mean and variance, both inside their bounds (0 < mean < 1, variance < mean(1 - mean)). */
export function matchedBeta(mean: number, variance: number): { a: number; b: number } {
  const strength = (mean * (1 - mean)) / variance - 1
  return { a: mean * strength, b: (1 - mean) * strength }
}

function logDensity(x: number, a: number, b: number): number {
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b)
  return scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)
}

function inside(x: number, low: number, high: number): number {
  return x > low && x < high ? x : (low + high) / 2
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= FRACTION_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const delta = d * c
    h *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  return h
}

/** Lentz needs denominators that are never zero. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
