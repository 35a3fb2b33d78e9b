import type { AnswerScale, Level, LeaderScheme } from '../scheme/leader-scheme.ts'
import type { GroupMaxima } from './criteria.ts'
import { dot, round6, sum } from './decimals.ts'
import { finitePopulation } from './finite-population.ts'
import { levelOf } from './level.ts'
import type { KnownScore, QuestionScore } from './question-score.ts'
import type { NonResponse } from './rating.ts'

/** What the worst case needs to know of a leader: the counts scored, points that no answer moves, and the maxima. */
export type NonResponseInputs = {
  readonly scheme: LeaderScheme
  readonly eligible: number
  readonly trust: KnownScore
  readonly items: readonly KnownScore[]
  /** Work and bonus. */
  readonly fixed: number
  readonly maxima: GroupMaxima
  readonly level: Level
}

/**
 * What those who did not answer could change: bounds [y / N, (y + N - n) / N], the beta-binomial predictive, and the
 * levels the total would have if all of them had chosen the lowest, or the highest answer everywhere (raw, not shrunk).
 * Robust = both levels are the one given. ratings.md 1.
 */
export function nonResponse(inputs: NonResponseInputs): NonResponse {
  const { eligible, trust, scheme } = inputs
  const high = trust.counts.levels[0] ?? 0
  const strength = sum(trust.alpha)
  const missing = Math.max(0, eligible - trust.n)
  const priorMean = (trust.alpha[0] ?? 0) / strength
  const all = finitePopulation({
    y: high,
    n: trust.n,
    size: trust.n + missing,
    priorMean,
    strength,
  })
  const tail = (1 - scheme.shrinkage.intervalProbability) / 2
  const worstTotal = round6(totalIf(inputs, 'WORST'))
  const bestTotal = round6(totalIf(inputs, 'BEST'))
  const worstLevel = levelOf(worstTotal, scheme.levels)
  const bestLevel = levelOf(bestTotal, scheme.levels)
  return {
    missing,
    highShareWorst: round6(high / (trust.n + missing)),
    highShareBest: round6((high + missing) / (trust.n + missing)),
    highShareMean: round6(all.mean),
    highShareLow: round6(all.quantile(tail)),
    highShareHigh: round6(all.quantile(1 - tail)),
    worstTotal,
    bestTotal,
    worstLevel,
    bestLevel,
    robust: worstLevel === inputs.level && bestLevel === inputs.level,
  }
}

function totalIf(inputs: NonResponseInputs, absent: 'WORST' | 'BEST'): number {
  const { scales } = inputs.scheme
  const bound = (question: QuestionScore, scale: AnswerScale) =>
    boundScore(question, scale, inputs.eligible, absent)
  const trust = bound(inputs.trust, scales.trust)
  const items = inputs.items.map((item) => bound(item, scales.item))
  const satisfaction = items.length === 0 ? 0 : sum(items) / items.length
  const { maxima } = inputs
  return inputs.fixed + (maxima.trust * trust + maxima.satisfaction * satisfaction) / 100
}

function boundScore(
  question: QuestionScore,
  scale: AnswerScale,
  eligible: number,
  absent: 'WORST' | 'BEST',
): number {
  const missing = Math.max(0, eligible - question.n)
  const worth = absent === 'WORST' ? Math.min(...scale.weights) : Math.max(...scale.weights)
  return (dot(scale.weights, question.counts.levels) + missing * worth) / (question.n + missing)
}
