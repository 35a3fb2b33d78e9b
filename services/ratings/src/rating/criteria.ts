import type { FactCriterion, LeaderScheme } from '../scheme/leader-scheme.ts'
import { sum } from './decimals.ts'
import type { RatingFact, RatingLine } from './rating.ts'

/** A survey result on 0-100: shrunk, with interval ends and standard deviation, and raw. */
export type SurveyScore = {
  readonly score: number
  readonly low: number
  readonly high: number
  readonly deviation: number
  readonly raw: number
}

/** What the lines are made of: facts by criterion code, and the two survey results (satisfaction may be missing). */
export type CriteriaInputs = {
  readonly facts: ReadonlyMap<string, RatingFact>
  readonly satisfaction: SurveyScore | null
  readonly trust: SurveyScore
  readonly survey: {
    readonly source: string
    readonly asOf: string
    readonly groupIds: readonly string[]
  }
}

/** Maxima of work, satisfaction and trust once missing satisfaction is spread over the other two, pro rata. */
export type GroupMaxima = {
  readonly work: number
  readonly satisfaction: number
  readonly trust: number
}

/** See GroupMaxima. domain.md 8.2: an upper chair has no B, its 20 are spread over A and C. */
export function groupMaxima(scheme: LeaderScheme, hasSatisfaction: boolean): GroupMaxima {
  const { work, satisfaction, trust } = scheme
  if (hasSatisfaction) return { work: work.max, satisfaction: satisfaction.max, trust: trust.max }
  const growth = 1 + satisfaction.max / (work.max + trust.max)
  return { work: work.max * growth, satisfaction: 0, trust: trust.max * growth }
}

/**
 * All lines of a rating: A with the maxima of criteria without data spread pro rata over the others, B, C, and the
 * bonus D, which is never spread. Null when no work criterion has data: there is nothing to spread over. Points are not
 * rounded yet. domain.md 8.2.
 */
export function ratingLines(scheme: LeaderScheme, inputs: CriteriaInputs): RatingLine[] | null {
  const maxima = groupMaxima(scheme, inputs.satisfaction !== null)
  const work = workLines(scheme, inputs, maxima)
  if (work === null) return null
  return [...work, ...surveyLines(scheme, inputs, maxima), ...bonusLines(scheme, inputs)]
}

/** Sum of one end (or the points) over the lines of some groups. */
export function sumLines(
  lines: readonly RatingLine[],
  end: 'points' | 'low' | 'high',
  groups = 'ABCD',
): number {
  return sum(lines.filter((line) => groups.includes(line.group)).map((line) => line[end]))
}

function workLines(
  scheme: LeaderScheme,
  { facts, satisfaction }: CriteriaInputs,
  maxima: GroupMaxima,
): RatingLine[] | null {
  const { criteria } = scheme.work
  const known = sum(criteria.map(({ code, max }) => (facts.has(code) ? max : 0)))
  if (known === 0) return null
  const missing = criteria.filter(({ code }) => !facts.has(code)).map(({ code }) => code)
  const spreadFrom = satisfaction === null ? [...missing, 'B'] : missing
  return criteria.map((criterion) =>
    factLine(criterion, 'A', facts, (criterion.max * maxima.work) / known, spreadFrom),
  )
}

function bonusLines(scheme: LeaderScheme, { facts }: CriteriaInputs): RatingLine[] {
  return scheme.bonus.criteria.map((criterion) =>
    factLine(criterion, 'D', facts, criterion.max, []),
  )
}

function factLine(
  criterion: FactCriterion,
  group: 'A' | 'D',
  facts: ReadonlyMap<string, RatingFact>,
  effectiveMax: number,
  spreadFrom: readonly string[],
): RatingLine {
  const { code, max } = criterion
  const fact = facts.get(code)
  const empty = { criterion: code, group, max, points: 0, low: 0, high: 0, spreadFrom: [] } as const
  if (fact === undefined) {
    const kept = group === 'D' ? max : 0
    return { ...empty, effectiveMax: kept, state: 'NO_DATA', fact: null }
  }
  const points = effectiveMax * shareOf(criterion, fact)
  const state = spreadFrom.length > 0 ? 'SPREAD' : 'OK'
  return { ...empty, effectiveMax, points, low: points, high: points, state, spreadFrom, fact }
}

/** An event gives everything once it counts, however often; a ratio its part, at most the whole. */
function shareOf({ measure }: FactCriterion, { numerator, denominator }: RatingFact): number {
  if (measure === 'EVENT') return numerator > 0 ? 1 : 0
  return Math.min(1, numerator / denominator)
}

type Ends = Pick<SurveyScore, 'score' | 'low' | 'high'>

function surveyLines(
  scheme: LeaderScheme,
  { satisfaction, trust, survey }: CriteriaInputs,
  maxima: GroupMaxima,
): RatingLine[] {
  const fact = (score: number, formula: RatingFact['formula']): RatingFact => ({
    numerator: score,
    denominator: 100,
    source: survey.source,
    asOf: survey.asOf,
    formula,
    eventIds: survey.groupIds,
  })
  const line = (group: 'B' | 'C', max: number, effectiveMax: number, result: Ends) => ({
    criterion: group,
    group,
    max,
    effectiveMax,
    points: (effectiveMax * result.score) / 100,
    low: (effectiveMax * result.low) / 100,
    high: (effectiveMax * result.high) / 100,
  })
  const none = { score: 0, low: 0, high: 0 }
  const b = line('B', scheme.satisfaction.max, maxima.satisfaction, satisfaction ?? none)
  const c = line('C', scheme.trust.max, maxima.trust, trust)
  const trustFact = fact(trust.score, 'trust')
  if (satisfaction === null)
    return [
      { ...b, state: 'NO_DATA', spreadFrom: [], fact: null },
      { ...c, state: 'SPREAD', spreadFrom: ['B'], fact: trustFact },
    ]
  return [
    { ...b, state: 'OK', spreadFrom: [], fact: fact(satisfaction.score, 'satisfaction') },
    { ...c, state: 'OK', spreadFrom: [], fact: trustFact },
  ]
}
