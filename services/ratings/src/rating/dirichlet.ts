import { dot, sum } from './decimals.ts'

const STEPS = 200
const RELATIVE_CHANGE = 1e-12
const HOMOGENEOUS = 1e7

/**
 * Sufficient statistics of count vectors: `levels[k][i]` = vectors with more than i answers at level k, `totals[i]` =
 * vectors with more than i answers. Sums of integers, so the order of the vectors never matters.
 */
export type DirichletStatistics = {
  readonly levels: readonly (readonly number[])[]
  readonly totals: readonly number[]
}

/** Sufficient statistics of `rows`, each a vector of `length` integer counts. */
export function dirichletStatistics(
  rows: readonly (readonly number[])[],
  length: number,
): DirichletStatistics {
  const levels = Array.from({ length }, (_, k) => tail(rows.map((row) => row[k] ?? 0)))
  return { levels, totals: tail(rows.map(sum)) }
}

/** Log-likelihood of alpha without the multinomial coefficient, in natural logarithms. */
export function logLikelihood(statistics: DirichletStatistics, alpha: readonly number[]): number {
  const own = statistics.levels.map((counts, k) => logSum(counts, alpha[k] ?? 0))
  return sum(own) - logSum(statistics.totals, sum(alpha))
}

/**
 * Alpha of a Dirichlet-multinomial by maximum likelihood among alphas of at least `floor`: Newton with Minka's
 * diagonal-plus-constant Hessian, his fixed-point step wherever Newton leaves the positive side or loses likelihood.
 * Stops when no alpha moved by more than 1e-12 of itself, when their sum passes 1e7 (the rows differ no more than chance,
 * there is no finite maximum: alpha then has the shares of all answers together), or after 200 steps. Levels nobody chose,
 * and those whose maximum lies lower, are held at `floor` and the others found again. `floor` 0 needs two chosen levels:
 * with one the likelihood is flat. Differences of digamma and trigamma at whole steps are plain sums, so neither function
 * is needed. ratings.md 1.
 */
export function estimateAlpha(statistics: DirichletStatistics, floor: number): number[] {
  let free = statistics.levels.map((counts) => counts.length > 0)
  for (;;) {
    const alpha = maximise(statistics, free, floor)
    const kept = free.map((isFree, k) => isFree && (alpha[k] ?? 0) >= floor)
    if (kept.every((isFree, k) => isFree === free[k])) return alpha
    free = kept
  }
}

function maximise(
  statistics: DirichletStatistics,
  free: readonly boolean[],
  floor: number,
): number[] {
  const hold = (alpha: readonly number[]) => alpha.map((a, k) => (free[k] === true ? a : floor))
  let alpha = hold(start(statistics))
  let likelihood = logLikelihood(statistics, alpha)
  for (let step = 0; step < STEPS && sum(alpha) < HOMOGENEOUS; step += 1) {
    const newton = hold(newtonStep(statistics, alpha, free))
    const reached = newton.every((a) => a > 0) ? logLikelihood(statistics, newton) : -Infinity
    const better = reached >= likelihood - 1e-12 * Math.abs(likelihood)
    const next = better ? newton : hold(fixedPointStep(statistics, alpha))
    const settled = next.every((a, k) => Math.abs(a - (alpha[k] ?? 0)) <= RELATIVE_CHANGE * a)
    likelihood = better ? reached : logLikelihood(statistics, next)
    alpha = next
    if (settled) return alpha
  }
  if (sum(alpha) < HOMOGENEOUS) return alpha
  return hold(shares(statistics).map((share) => share * HOMOGENEOUS))
}

/** Observed shares at a concentration of 5: a plain start that the data leave at once. */
function start(statistics: DirichletStatistics): number[] {
  return shares(statistics).map((share) => 5 * share)
}

/** Shares of all answers taken together: the limit of alpha / A when there is no finite maximum. */
function shares(statistics: DirichletStatistics): number[] {
  const answers = sum(statistics.totals)
  return statistics.levels.map((counts) => sum(counts) / answers)
}

/** Newton's step of the free alphas; the others are constants. */
function newtonStep(
  statistics: DirichletStatistics,
  alpha: readonly number[],
  free: readonly boolean[],
): number[] {
  const total = sum(alpha)
  const shared = reciprocalSum(statistics.totals, total)
  const gradient = statistics.levels.map((c, k) => reciprocalSum(c, alpha[k] ?? 0) - shared)
  const inverse = statistics.levels.map((c, k) =>
    free[k] === true ? -1 / squareSum(c, alpha[k] ?? 0) : 0,
  )
  const scaled = dot(gradient, inverse)
  const b = scaled / (1 / squareSum(statistics.totals, total) + sum(inverse))
  return alpha.map((a, k) => a - ((gradient[k] ?? 0) - b) * (inverse[k] ?? 0))
}

function fixedPointStep(statistics: DirichletStatistics, alpha: readonly number[]): number[] {
  const shared = reciprocalSum(statistics.totals, sum(alpha))
  return alpha.map((a, k) => (a * reciprocalSum(statistics.levels[k] ?? [], a)) / shared)
}

/** tail[i] = how many of the counts are above i. */
function tail(counts: readonly number[]): number[] {
  const length = counts.reduce((most, count) => Math.max(most, count), 0)
  const above = Array.from({ length }, () => 0)
  for (const count of counts) if (count > 0) above[count - 1] = (above[count - 1] ?? 0) + 1
  for (let i = length - 2; i >= 0; i -= 1) above[i] = (above[i] ?? 0) + (above[i + 1] ?? 0)
  return above
}

function logSum(counts: readonly number[], from: number): number {
  return counts.reduce((total, count, i) => total + count * Math.log(from + i), 0)
}

function reciprocalSum(counts: readonly number[], from: number): number {
  return counts.reduce((total, count, i) => total + count / (from + i), 0)
}

function squareSum(counts: readonly number[], from: number): number {
  return counts.reduce((total, count, i) => total + count / (from + i) ** 2, 0)
}
