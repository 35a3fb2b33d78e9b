/**
 * From ballots to released groups (domain.md 8.2 "Pool", privacy.md 4), straight from the text and for the oracle
 * alone: small unions joined, the residual roll-up, counts per question with the best level first.
 */

/** A ballot with the union of its pool. Answers as sent: 0 skipped, 255 don't know, 1 worst up to 5 (trust: 3) best. */
export type OracleBallot = { unionId: string; answers: readonly number[] }

/** A grassroots union of the frozen roster. `eligible` = members on it. */
export type OracleUnion = {
  id: string
  upperId: string | null
  eligible: number
  directUnderProvince: boolean
}

/** A published group: disjoint from every other one. `chairOf` = its union when it is a pool of one union. */
export type OracleGroup = {
  upper: string
  chairOf: string | null
  eligible: number
  ballots: number
  counts: Map<string, number[]>
}

type Pool = { upper: string; unions: string[]; eligible: number; ballots: OracleBallot[] }

/** Where the scored questions stand in the twelve, and how many levels they have. */
export const SCORED = [
  { code: 'chairTrust', at: 5, levels: 3 },
  { code: 'chair1', at: 6, levels: 5 },
  { code: 'chair2', at: 7, levels: 5 },
  { code: 'chair3', at: 8, levels: 5 },
  { code: 'chair4', at: 9, levels: 5 },
  { code: 'upperTrust', at: 10, levels: 3 },
] as const

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The name under which unions directly under the province are compared and pooled. */
export const DIRECT = 'direct'

function upperOf(union: OracleUnion): string {
  return union.directUnderProvince || union.upperId === null ? DIRECT : union.upperId
}

function joinSmall(pools: Pool[]): Pool[] {
  const large = pools.filter((pool) => pool.eligible >= 10)
  const small = pools.filter((pool) => pool.eligible < 10)
  if (small.length === 0) return large
  const merge = (parts: Pool[]): Pool => ({
    upper: parts[0]?.upper ?? '',
    unions: parts.flatMap((part) => part.unions).sort(byText),
    eligible: parts.reduce((sum, part) => sum + part.eligible, 0),
    ballots: parts.flatMap((part) => part.ballots),
  })
  const joined = merge(small)
  const first = [...large].sort(
    (a, b) => a.eligible - b.eligible || byText(a.unions[0] ?? '', b.unions[0] ?? ''),
  )[0]
  if (joined.eligible >= 10 || first === undefined) return [...large, joined]
  return [...large.filter((pool) => pool !== first), merge([first, joined])]
}

/** Chairs are not asked about in a pool of several unions, nor an upper chair directly under the province. */
function isAsked(pool: Pool, code: string): boolean {
  return code === 'upperTrust' ? pool.upper !== DIRECT : pool.unions.length === 1
}

/**
 * A group's counts. A question that one of its pools was not asked is published for none of them: the sum would be
 * that of the others alone, who can be fewer than k (privacy.md 4, P1).
 */
function count(pools: Pool[]): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (const { code, at, levels } of SCORED) {
    const row = Array.from({ length: levels }, () => 0)
    counts.set(code, row)
    if (!pools.every((pool) => isAsked(pool, code))) continue
    for (const ballot of pools.flatMap((pool) => pool.ballots)) {
      const answer = ballot.answers[at] ?? 0
      if (answer >= 1 && answer <= levels) row[levels - answer]! += 1
    }
  }
  return counts
}

function publish(upper: string, pools: Pool[]): OracleGroup {
  const only = pools.length === 1 && pools[0]?.unions.length === 1 ? pools[0].unions[0] : undefined
  return {
    upper,
    chairOf: only ?? null,
    eligible: pools.reduce((sum, pool) => sum + pool.eligible, 0),
    ballots: pools.reduce((sum, pool) => sum + pool.ballots.length, 0),
    counts: count(pools),
  }
}

const answersIn = (pools: Pool[]) => pools.reduce((sum, pool) => sum + pool.ballots.length, 0)

/** Every released group that is not a total: pools with k answers, and "other units" of an upper union. */
export function releaseGroups(
  ballots: readonly OracleBallot[],
  unions: readonly OracleUnion[],
  k = 10,
): OracleGroup[] {
  const single = unions.map((union) => ({
    upper: upperOf(union),
    unions: [union.id],
    eligible: union.eligible,
    ballots: ballots.filter((ballot) => ballot.unionId === union.id),
  }))
  const uppers = [...new Set(single.map((pool) => pool.upper))].sort(byText)
  const groups: OracleGroup[] = []
  for (const upper of uppers) {
    const pools = joinSmall(single.filter((pool) => pool.upper === upper))
    const shown = pools.filter((pool) => pool.ballots.length >= k)
    const deferred = pools.filter((pool) => pool.ballots.length > 0 && pool.ballots.length < k)
    groups.push(...shown.map((pool) => publish(upper, [pool])))
    // Unions directly under the province are the root's own leaves: what is left of them goes to nobody's count.
    if (upper !== DIRECT && deferred.length >= 2 && answersIn(deferred) >= k)
      groups.push(publish(upper, deferred))
  }
  return groups
}
