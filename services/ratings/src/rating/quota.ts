import type { CeilingRule } from '../scheme/leader-scheme.ts'
import { micro } from './decimals.ts'

/** The keys by which candidates are ordered, best first when larger; compared in millionths (ratings.md 3). */
export type OrderKeys = {
  readonly total: number
  readonly low: number
  readonly rawHigh: number
  readonly rate: number
}

/** Who gets the places, who was left out as a tie. `rest` are the candidates above the ceiling, without the tie. */
export type Selection<T> = {
  readonly placed: readonly T[]
  readonly tied: readonly T[]
  readonly rest: readonly T[]
}

/** Order of two candidates: negative when the first comes first, 0 only for an exact tie. */
export function compareKeys(a: OrderKeys, b: OrderKeys): number {
  return (
    micro(b.total) - micro(a.total) ||
    micro(b.low) - micro(a.low) ||
    micro(b.rawHigh) - micro(a.rawHigh) ||
    micro(b.rate) - micro(a.rate)
  )
}

/**
 * The largest whole number of places e with e <= cap x base(e), in integers. GOOD_EXCLUDING: the base leaves out those
 * who get a place, e <= cap x (good - e).
 */
export function placesOf(
  rule: Pick<CeilingRule, 'cap' | 'base'>,
  good: number,
  rated: number,
): number {
  const cap = micro(rule.cap)
  const whole = 1_000_000
  if (rule.base === 'GOOD_EXCLUDING') return Math.floor((cap * good) / (whole + cap))
  return Math.floor((cap * (rule.base === 'ALL_RATED' ? rated : good)) / whole)
}

/** Whether a leader at the best level may have a place: enough answers, enough response, lower bound if asked for. */
export function isCandidate(
  leader: { readonly n: number; readonly rate: number; readonly low: number },
  rule: Omit<CeilingRule, 'cap' | 'base' | 'poolBelow'>,
): boolean {
  return (
    leader.n >= rule.minimumAnswers &&
    micro(leader.rate) >= micro(rule.minimumResponseRate) &&
    (rule.minimumLow === null || micro(leader.low) >= micro(rule.minimumLow))
  )
}

/**
 * Fills the places in order. A block of exact ties that does not fit is left out whole, for people to decide, and nobody
 * after it gets a place. ratings.md 3.
 */
export function select<T extends OrderKeys>(
  candidates: readonly T[],
  places: number,
): Selection<T> {
  const ordered = candidates.toSorted(compareKeys)
  const last = ordered[places - 1]
  const next = ordered[places]
  if (last === undefined || next === undefined || compareKeys(last, next) !== 0)
    return { placed: ordered.slice(0, places), tied: [], rest: ordered.slice(places) }
  return {
    placed: ordered.filter((candidate) => compareKeys(candidate, last) < 0),
    tied: ordered.filter((candidate) => compareKeys(candidate, last) === 0),
    rest: ordered.filter((candidate) => compareKeys(candidate, last) > 0),
  }
}
