import type { ScoredQuestion } from '../scheme/questions-of.ts'
import type { SurveyScore } from './criteria.ts'
import { round6, sum } from './decimals.ts'
import type { CycleInputs, Post, QuestionCounts } from './inputs.ts'
import { groupsOf, sumCounts } from './leader-counts.ts'
import type { LeaderCounts } from './rating.ts'
import { rawScore, type Score, shrunkScore } from './score.ts'
import { leaderAlpha, leaningOf, type Priors, type QuestionPrior } from './shrinkage.ts'

/** One question about one leader: integer counts, prior and score, unrounded. `score` null with too few answers. */
export type QuestionScore = {
  readonly code: string
  readonly counts: QuestionCounts
  readonly n: number
  readonly raw: number | null
  readonly prior: QuestionPrior
  readonly alpha: readonly number[]
  readonly score: Score | null
}

/** A question with enough answers. */
export type KnownScore = QuestionScore & { readonly raw: number; readonly score: Score }

/** Scores a question for the holder of a post, by the cycle's priors. domain.md 8.2. */
export function scoreQuestion(
  inputs: CycleInputs,
  priors: Priors,
  post: Post,
  { code, scale }: ScoredQuestion,
): QuestionScore {
  const rule = inputs.scheme.shrinkage
  const prior = priors[code]
  if (prior === undefined) throw new Error(`The priors have no question ${code}`)
  const counts = sumCounts(groupsOf(inputs, post), code, scale.weights.length)
  const alpha = leaderAlpha(prior, leaningOf(inputs, post), rule.upperUnionStrength)
  const n = sum(counts.levels)
  const enough = n >= rule.minimumAnswers
  const score = enough
    ? shrunkScore(counts.levels, alpha, scale.weights, rule.intervalProbability)
    : null
  return { code, counts, n, raw: rawScore(counts.levels, scale.weights), prior, alpha, score }
}

/** Whether a question has a score. */
export function isKnown(question: QuestionScore): question is KnownScore {
  return question.score !== null && question.raw !== null
}

/** Mean of several questions and of their interval ends (criterion B); null when none has a score. */
export function meanScore(questions: readonly KnownScore[]): SurveyScore | null {
  if (questions.length === 0) return null
  const mean = (pick: (score: Score) => number) =>
    sum(questions.map(({ score }) => pick(score))) / questions.length
  return {
    score: mean(({ score }) => score),
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    deviation: mean(({ deviation }) => deviation),
    raw: sum(questions.map(({ raw }) => raw)) / questions.length,
  }
}

/** The question as it is shown and stored: 6 decimals. */
export function shownQuestion(question: QuestionScore): LeaderCounts {
  const { code, counts, n, raw, prior, alpha, score } = question
  return {
    question: code,
    levels: counts.levels,
    skipped: counts.skipped,
    dontKnow: counts.dontKnow,
    n,
    raw: raw === null ? null : round6(raw),
    score: score === null ? null : round6(score.score),
    low: score === null ? null : round6(score.low),
    high: score === null ? null : round6(score.high),
    alpha: alpha.map(round6),
    storedPrior: prior.storedPrior,
    notes: prior.notes,
  }
}
