import { betaQuantile } from './beta-quantile.ts'
import { compare } from './ceiling.ts'
import { fitAlpha } from './fit-alpha.ts'
import { DIRECT, releaseGroups } from './release.ts'
import type { OracleGroup } from './release.ts'
import type { OracleFact, OracleInput, OracleLevel, OraclePost, OracleRow } from './rows.ts'
import { monthsInPost, oneLineEach } from './terms.ts'

export type { OracleInput, OracleRow } from './rows.ts'

/**
 * An independent straight-line program from ballots, facts and posts to the ratings of leaders by domain.md 8.2. It
 * shares no code with the services: what it says is what the published ratings are held against.
 */

const TRUST_WORTH = [100, 50, 0]
const ITEM_WORTH = [100, 75, 50, 25, 0]
const ITEMS = ['chair1', 'chair2', 'chair3', 'chair4']
const WORK = { A1: 18, A2: 12, A3: 12, A4: 8 }

type Prior = { alpha: number[]; stored: boolean }
type Score = { mean: number; low: number; high: number }

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
const six = (value: number) => Math.round(value * 1e6) / 1e6
const addUp = (rows: readonly (readonly number[])[], levels: number) =>
  Array.from({ length: levels }, (_, k) => total(rows.map((row) => row[k] ?? 0)))
const rowsOf = (groups: readonly OracleGroup[], code: string) =>
  groups.map((group) => group.counts.get(code) ?? [])

/** Alpha over at least ten rows of ten scored answers, else the scheme's stored one. */
function priorOf(rows: readonly (readonly number[])[], levels: number): Prior {
  const enough = rows.filter((row) => total(row) >= 10)
  if (enough.length >= 10) return { alpha: fitAlpha(enough), stored: false }
  return { alpha: levels === 3 ? [3.3, 2.1, 0.6] : [2.4, 3.2, 1.6, 0.56, 0.24], stored: true }
}

/** Posterior Dir(prior + counts): mean of the worth, and the 90 % interval of the Beta with its mean and variance. */
function shrink(
  prior: readonly number[],
  counts: readonly number[],
  worth: readonly number[],
): Score {
  const posterior = prior.map((a, k) => a + (counts[k] ?? 0))
  const whole = total(posterior)
  const mean = total(posterior.map((a, k) => (a / whole) * (worth[k] ?? 0))) / 100
  const square = total(posterior.map((a, k) => (a / whole) * ((worth[k] ?? 0) / 100) ** 2))
  const spread = (mean * (1 - mean)) / ((square - mean ** 2) / (whole + 1)) - 1
  const end = (share: number) => 100 * betaQuantile(share, mean * spread, (1 - mean) * spread)
  return { mean: mean * 100, low: end(0.05), high: end(0.95) }
}

/** The prior of a grassroots leader: A x m_u, m_u = (y_u + 50 m_F) / (n_u + 50) over the upper union's groups. */
function nested(prior: Prior, neighbours: readonly (readonly number[])[]): number[] {
  const whole = total(prior.alpha)
  const seen = addUp(neighbours, prior.alpha.length)
  return prior.alpha.map(
    (a, k) => (whole * ((seen[k] ?? 0) + (50 * a) / whole)) / (total(seen) + 50),
  )
}

/** The last word on every criterion of a union: up to the closing day, and of the year itself but for the headcount. */
function factsOf(unionId: string, input: OracleInput): OracleFact[] {
  const last = new Map<string, OracleFact>()
  for (const fact of input.facts) {
    const day = fact.asOf ?? input.closingDay
    if (fact.unionId !== unionId || day > input.closingDay) continue
    if (fact.code !== 'A2' && day < `${input.year}-01-01`) continue
    const known = last.get(fact.code)
    const knownDay = known?.asOf ?? (known ? input.closingDay : '')
    const later = day > knownDay || (day === knownDay && (fact.rev ?? 0) > (known?.rev ?? 0))
    if (!known || later) last.set(fact.code, fact)
  }
  return [...last.values()]
}

/** A: points of the work criteria with data, spread over `max`; null when none has data. */
function workPoints(facts: readonly OracleFact[], max: number): number | null {
  const known = facts.flatMap((fact) => {
    if (fact.code === 'D1' || fact.code === 'D2' || fact.code === 'D3') return []
    return fact.denominator > 0
      ? [{ max: WORK[fact.code], share: Math.min(1, fact.numerator / fact.denominator) }]
      : []
  })
  if (known.length === 0) return null
  return (
    (max * total(known.map((line) => line.max * line.share))) / total(known.map((line) => line.max))
  )
}

function bonusPoints(facts: readonly OracleFact[]): number {
  const worth = { D1: 2, D2: 2, D3: 1 }
  const has = (code: keyof typeof worth) =>
    facts.some((fact) => fact.code === code && fact.numerator > 0)
  return (has('D1') ? worth.D1 : 0) + (has('D2') ? worth.D2 : 0) + (has('D3') ? worth.D3 : 0)
}

function levelOf(points: number, canBeExcellent: boolean): OracleLevel {
  if (points >= 90 && canBeExcellent) return 'EXCELLENT'
  if (points >= 70) return 'GOOD'
  return points >= 50 ? 'COMPLETED' : 'NOT_COMPLETED'
}

function notRated(
  post: OraclePost,
  comparison: string,
  reason: 'NOT_IN_POST' | 'NOT_ENOUGH_BALLOTS',
): OracleRow {
  const none = {
    n: null,
    E: null,
    trust: null,
    trustLow: null,
    trustHigh: null,
    satisfaction: null,
    A: null,
    B: null,
  }
  const rest = {
    satisfactionLow: null,
    satisfactionHigh: null,
    C: null,
    D: null,
    total: null,
    low: null,
    high: null,
  }
  const end = { rawHigh: null, rate: null, storedPrior: null, tie: false, places: null, base: null }
  return {
    postId: post.id,
    comparison,
    level: 'NOT_RATED',
    levelBeforeCap: 'NOT_RATED',
    reason,
    ...none,
    ...rest,
    ...end,
  }
}

/** B of a chair: the mean of the items that have a score here; null when none has. */
function satisfactionOf(
  own: readonly OracleGroup[],
  near: readonly OracleGroup[] | null,
  priors: Map<string, Prior>,
): Score | null {
  const scores = ITEMS.flatMap((item) => {
    const counts = addUp(rowsOf(own, item), 5)
    const prior = priors.get(item)
    return total(counts) >= 10 && prior !== undefined
      ? [shrink(near ? nested(prior, rowsOf(near, item)) : prior.alpha, counts, ITEM_WORTH)]
      : []
  })
  if (scores.length === 0) return null
  const mean = (pick: (score: Score) => number) => total(scores.map(pick)) / scores.length
  return { mean: mean((s) => s.mean), low: mean((s) => s.low), high: mean((s) => s.high) }
}

function rate(
  post: OraclePost,
  comparison: string,
  input: OracleInput,
  groups: OracleGroup[],
  priors: Map<string, Prior>,
): OracleRow {
  const months = monthsInPost(post, input)
  if (months === null || months < 6) return notRated(post, comparison, 'NOT_IN_POST')
  const chair = post.kind === 'chair'
  const near = groups.filter((group) => group.upper === (chair ? comparison : post.unionId))
  const own = chair ? groups.filter((group) => group.chairOf === post.unionId) : near
  const code = chair ? 'chairTrust' : 'upperTrust'
  const trustCounts = addUp(rowsOf(own, code), 3)
  if (total(trustCounts) < 10) return notRated(post, comparison, 'NOT_ENOUGH_BALLOTS')

  const prior = priors.get(code) ?? { alpha: [], stored: true }
  const trust = shrink(
    chair && comparison !== DIRECT ? nested(prior, rowsOf(near, code)) : prior.alpha,
    trustCounts,
    TRUST_WORTH,
  )
  // A union directly under the province has no upper union to lean on: m_F.
  const upper = comparison === DIRECT ? null : near
  const satisfaction = chair ? satisfactionOf(own, upper, priors) : null
  const facts = factsOf(post.unionId, input)
  // Without B its 20 points are spread over A (50) and C (25); a criterion group without data goes the same way.
  const hasWork = workPoints(facts, 1) !== null
  const there = (hasWork ? 50 : 0) + (satisfaction === null ? 0 : 20) + 25
  const maxOf = (points: number) => (points * 95) / there
  const A = hasWork ? (workPoints(facts, maxOf(50)) ?? 0) : null
  const maxB = maxOf(20) / 100
  const maxC = maxOf(25) / 100
  const D = bonusPoints(facts)
  const sum = (b: number, c: number) => six((A ?? 0) + maxB * b + maxC * c + D)
  const points = sum(satisfaction?.mean ?? 0, trust.mean)
  const n = total(own.map((group) => group.ballots))
  const E = total(own.map((group) => group.eligible))
  const level = levelOf(points, n >= 10 && six(n / E) >= 0.3)
  return {
    postId: post.id,
    comparison,
    level,
    levelBeforeCap: level,
    reason: null,
    n,
    E,
    trust: trust.mean,
    trustLow: trust.low,
    trustHigh: trust.high,
    satisfaction: satisfaction?.mean ?? null,
    satisfactionLow: satisfaction?.low ?? null,
    satisfactionHigh: satisfaction?.high ?? null,
    A,
    B: satisfaction === null ? null : maxB * satisfaction.mean,
    C: maxC * trust.mean,
    D,
    total: points,
    low: sum(satisfaction?.low ?? 0, trust.low),
    high: sum(satisfaction?.high ?? 0, trust.high),
    rawHigh: six((trustCounts[0] ?? 0) / total(trustCounts)),
    rate: six(n / E),
    storedPrior: prior.stored,
    tie: false,
    places: null,
    base: null,
  }
}

/** The ratings of every post of the input, one line for a person in one post, in the input's order. */
export function rateLeaders(input: OracleInput): OracleRow[] {
  const groups = releaseGroups(input.ballots, input.unions)
  const ofChairs = groups.filter((group) => group.chairOf !== null)
  const uppers = [...new Set(groups.map((group) => group.upper))].filter(
    (upper) => upper !== DIRECT,
  )
  const upperRows = uppers.map((upper) =>
    addUp(
      rowsOf(
        groups.filter((group) => group.upper === upper),
        'upperTrust',
      ),
      3,
    ),
  )
  const priors = new Map<string, Prior>([
    ['chairTrust', priorOf(rowsOf(ofChairs, 'chairTrust'), 3)],
    ['upperTrust', priorOf(upperRows, 3)],
    ...ITEMS.map((item) => [item, priorOf(rowsOf(ofChairs, item), 5)] as const),
  ])
  const upperByUnion = new Map(
    input.unions.map((union) => [
      union.id,
      union.directUnderProvince ? DIRECT : (union.upperId ?? DIRECT),
    ]),
  )
  const posts = oneLineEach(input)
  const rows = posts.map((post) => {
    const comparison =
      post.kind === 'chair' ? (upperByUnion.get(post.unionId) ?? DIRECT) : 'province'
    return rate(post, comparison, input, groups, priors)
  })
  compare(rows, new Set(posts.filter((post) => post.kind === 'chair').map((post) => post.id)))
  return rows
}
