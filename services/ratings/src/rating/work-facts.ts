import type { FactCriterion } from '../scheme/leader-scheme.ts'
import { indexOf } from './cycle-index.ts'
import { sum } from './decimals.ts'
import type { CycleInputs, Fact, Post } from './inputs.ts'
import type { RatingFact } from './rating.ts'

/**
 * The fact a criterion is scored with: the newest of the post's union on or before the closing day (of the cycle's year
 * unless it carries over), for events too: a later zero takes an initiative back. An upper chair without one takes the sums of the unions directly below, where the scheme says
 * so. Null = no data. domain.md 8.2.
 */
export function factFor(
  inputs: CycleInputs,
  post: Post,
  criterion: FactCriterion,
): RatingFact | null {
  const own = newest(inputs, post.unionId, criterion)
  if (own !== null || post.kind === 'CHAIR' || !criterion.sumsBelow)
    return own === null
      ? null
      : toRatingFact([own], criterion, criterion.measure === 'EVENT' ? 'event' : 'ratio')
  const below = (indexOf(inputs).unionsBelow.get(post.unionId) ?? [])
    .toSorted()
    .flatMap((union) => newest(inputs, union, criterion) ?? [])
  return below.length === 0 ? null : toRatingFact(below, criterion, 'ratioBelow')
}

function newest(inputs: CycleInputs, unionId: string, criterion: FactCriterion): Fact | null {
  const { year, closingDay } = inputs.cycle
  const firstDay = criterion.carriesOver ? '' : `${year}-01-01`
  const facts = (indexOf(inputs).factsByUnion.get(unionId) ?? [])
    .filter((fact) => fact.code === criterion.fact)
    .filter((fact) => firstDay <= fact.asOf && fact.asOf <= closingDay)
    .toSorted((a, b) => compare(a.asOf, b.asOf) || a.rev - b.rev)
  const last = facts.at(-1)
  const divides = criterion.measure === 'EVENT' || (last?.denominator ?? 0) > 0
  return divides ? (last ?? null) : null
}

/** Several facts become one by sums; it is as old as the oldest of them. */
function toRatingFact(
  facts: readonly Fact[],
  criterion: FactCriterion,
  formula: RatingFact['formula'],
): RatingFact {
  const days = facts.map((fact) => fact.asOf).toSorted()
  const sources = [...new Set(facts.map((fact) => fact.source))].toSorted()
  return {
    numerator: sum(facts.map((fact) => fact.numerator)),
    denominator: sum(facts.map((fact) => fact.denominator)),
    source: sources.join(', ') || criterion.fact,
    asOf: days[0] ?? '',
    formula,
    eventIds: facts.map((fact) => fact.eventId),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
