import { betaQuantile, matchedBeta } from './beta.ts'
import { dot, sum } from './decimals.ts'

/** A shrunk score of 0-100 with its interval and standard deviation. */
export type Score = {
  readonly score: number
  readonly low: number
  readonly high: number
  readonly deviation: number
}

/**
 * Posterior Dir(alpha + y): S = sum w p, Var = (sum w^2 p - S^2) / (A + n + 1), interval of the given probability from
 * the Beta on 0-100 with the same mean and variance, widened to S where almost everybody chose one level and the Beta
 * is so lopsided that S lies outside. ratings.md 1.
 */
export function shrunkScore(
  counts: readonly number[],
  alpha: readonly number[],
  weights: readonly number[],
  probability: number,
): Score {
  const posterior = alpha.map((a, k) => a + (counts[k] ?? 0))
  const strength = sum(posterior)
  const mean = dot(weights, posterior) / strength / 100
  const square =
    dot(
      weights.map((w) => (w / 100) ** 2),
      posterior,
    ) / strength
  const variance = Math.max(0, square - mean * mean) / (strength + 1)
  const tail = (1 - probability) / 2
  const score = { score: mean * 100, deviation: Math.sqrt(variance) * 100 }
  if (variance < 1e-18) return { ...score, low: score.score, high: score.score }
  const { a, b } = matchedBeta(mean, variance)
  const low = Math.min(mean, betaQuantile(tail, a, b))
  const high = Math.max(mean, betaQuantile(1 - tail, a, b))
  return { ...score, low: low * 100, high: high * 100 }
}

/** Mean worth of the answers themselves, 0-100; null without answers. */
export function rawScore(counts: readonly number[], weights: readonly number[]): number | null {
  const answers = sum(counts)
  return answers === 0 ? null : dot(weights, counts) / answers
}
