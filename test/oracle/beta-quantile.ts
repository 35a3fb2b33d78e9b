/**
 * The Beta distribution of the oracle, written from the definitions and sharing no code with the services:
 * log-gamma by Stirling's series, the regularised incomplete beta by its continued fraction, quantiles by bisection.
 */

/** ln Gamma(x) for x > 0; shifted above 20 so that seven terms of Stirling's series reach double precision. */
function logGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < 20) {
    shift += Math.log(at)
    at += 1
  }
  const terms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
  const series = terms.reduce((sum, term, i) => sum + term / at ** (2 * i + 1), 0)
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** One term of the continued fraction of I_x(a, b) (Abramowitz and Stegun 26.5.8). */
function fractionTerm(step: number, a: number, b: number, x: number): number {
  const m = Math.floor(step / 2)
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
}

/** The continued fraction, from its far end back: 400 terms are far past convergence for a, b under 10,000. */
function fraction(a: number, b: number, x: number): number {
  let value = 1
  for (let step = 400; step >= 1; step -= 1) value = 1 + fractionTerm(step, a, b, x) / value
  return 1 / value
}

/** P(X <= x) for X ~ Beta(a, b). */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  if (x < (a + 1) / (a + b + 2)) return (Math.exp(front) * fraction(a, b, x)) / a
  return 1 - (Math.exp(front) * fraction(b, a, 1 - x)) / b
}

/** The x with P(X <= x) = share for X ~ Beta(a, b): 200 halvings of [0, 1]. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (betaBelow(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
