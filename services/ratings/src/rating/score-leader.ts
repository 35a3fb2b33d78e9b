import type { Level, LeaderScheme } from '../scheme/leader-scheme.ts'
import { groupMaxima, ratingLines, sumLines, type SurveyScore } from './criteria.ts'
import { round6 } from './decimals.ts'
import type { CycleInputs, Post } from './inputs.ts'
import { legalFlags } from './legal.ts'
import { levelOf } from './level.ts'
import { nonResponse } from './non-response.ts'
import {
  isKnown,
  type KnownScore,
  meanScore,
  type QuestionScore,
  shownQuestion,
} from './question-score.ts'
import { isCandidate } from './quota.ts'
import type { RatingFact, RatingHead, RatingLine, ScoredLeader } from './rating.ts'
import { factFor } from './work-facts.ts'

/** The questions about one leader. */
export type LeaderQuestions = {
  readonly trust: KnownScore
  readonly items: readonly QuestionScore[]
}

/**
 * Points, total, interval and level (before the ceiling) of a leader who may be rated; null without any work fact.
 * The total is the sum of unrounded points, then rounded to 6 decimals; the interval's ends are the sums of the
 * criteria's ends. domain.md 8.2.
 */
export function scoreLeader(
  inputs: CycleInputs,
  post: Post,
  head: RatingHead,
  questions: LeaderQuestions,
): ScoredLeader | null {
  const { scheme } = inputs
  const items = questions.items.filter(isKnown)
  const survey = { satisfaction: meanScore(items), trust: trustScore(questions.trust) }
  const lines = ratingLines(scheme, {
    facts: factsOf(inputs, post),
    ...survey,
    survey: surveyOf(inputs, head),
  })
  if (lines === null) return null
  const standing = standingOf(scheme, head, questions.trust, lines)
  const level = levelBeforeCap(scheme, head.n, standing)
  const maxima = groupMaxima(scheme, survey.satisfaction !== null)
  const fixed = sumLines(lines, 'points', 'AD')
  const { trust } = questions
  const { eligible } = head
  return {
    ...head,
    level,
    levelBeforeCap: level,
    ...standing,
    trust: round6(survey.trust.score),
    trustLow: round6(survey.trust.low),
    trustHigh: round6(survey.trust.high),
    satisfaction: survey.satisfaction === null ? null : round6(survey.satisfaction.score),
    work: round6(sumLines(lines, 'points', 'A')),
    bonus: round6(sumLines(lines, 'points', 'D')),
    deviation: round6(inPoints(survey, maxima, 'deviation')),
    floor: round6(fixed),
    roof: round6(fixed + maxima.satisfaction + maxima.trust),
    rawTotal: round6(fixed + inPoints(survey, maxima, 'raw')),
    storedPrior: trust.prior.storedPrior,
    lines: lines.map(shownLine),
    counts: [trust, ...questions.items].map(shownQuestion),
    legal: legalFlags(trust.counts.levels, eligible, scheme.legal),
    nonResponse: nonResponse({ scheme, eligible, trust, items, fixed, maxima, level }),
  }
}

type Survey = { readonly satisfaction: SurveyScore | null; readonly trust: SurveyScore }

/** The four keys of the order, rounded: what levels and ceiling are decided with. */
type Standing = Pick<ScoredLeader, 'rate' | 'rawHigh' | 'total' | 'low' | 'high'>

function standingOf(
  scheme: LeaderScheme,
  { n, eligible }: RatingHead,
  trust: KnownScore,
  lines: readonly RatingLine[],
): Standing {
  return {
    rate: eligible === 0 ? 0 : round6(n / eligible),
    rawHigh: round6((trust.counts.levels[0] ?? 0) / trust.n),
    total: round6(sumLines(lines, 'points')),
    low: round6(sumLines(lines, 'low')),
    high: round6(sumLines(lines, 'high')),
  }
}

/** The level of the total; the best one only for those who pass the gates of the ceiling. */
function levelBeforeCap(scheme: LeaderScheme, n: number, standing: Standing): Level {
  const reached = levelOf(standing.total, scheme.levels)
  const [best, second] = scheme.levels
  if (reached !== best?.level || second === undefined) return reached
  return isCandidate({ n, ...standing }, scheme.ceiling) ? reached : second.level
}

function trustScore({ score, raw }: KnownScore): SurveyScore {
  return { ...score, raw }
}

function inPoints(
  { satisfaction, trust }: Survey,
  maxima: { readonly satisfaction: number; readonly trust: number },
  what: 'deviation' | 'raw',
): number {
  return (maxima.satisfaction * (satisfaction?.[what] ?? 0) + maxima.trust * trust[what]) / 100
}

function factsOf(inputs: CycleInputs, post: Post): Map<string, RatingFact> {
  const facts = new Map<string, RatingFact>()
  for (const criterion of [...inputs.scheme.work.criteria, ...inputs.scheme.bonus.criteria]) {
    const fact = factFor(inputs, post, criterion)
    if (fact !== null) facts.set(criterion.code, fact)
  }
  return facts
}

function surveyOf({ release, cycle }: CycleInputs, { groupIds }: RatingHead) {
  return { source: `survey ${release.surveyId}`, asOf: cycle.closingDay, groupIds }
}

function shownLine(line: RatingLine): RatingLine {
  const { fact } = line
  return {
    ...line,
    effectiveMax: round6(line.effectiveMax),
    points: round6(line.points),
    low: round6(line.low),
    high: round6(line.high),
    fact: fact === null ? null : { ...fact, numerator: round6(fact.numerator) },
  }
}
