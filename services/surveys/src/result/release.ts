import { addCounts, askedOf, type Counts, scoredOf } from './counts.ts'
import { type Leaf, rollUp, type Tree, type UnitSet } from './roll-up.ts'

/** The tally of one pool: what goes in, and never leaves `surveys`. `counts` has a code if and only if it was asked. */
export type PoolTally = {
  number: number
  /** Null when the pool joins several unions. */
  unionId: string | null
  /** Null directly under the province. */
  upperId: string | null
  eligible: number
  ballots: number
  counts: Counts
}

export type ReleasedPool = Pick<PoolTally, 'number' | 'unionId' | 'upperId'>

type Released = {
  id: string
  /** The upper union it lies in; null at the root. */
  upperId: string | null
  eligible: number
  ballots: number
  counts: Counts
  /** Codes with fewer than ten scored answers here: counted, but no score and no share is shown (domain.md 8.2). */
  unscored: string[]
}

/** Groups are disjoint. POOL is one pool by itself, OTHER_UNITS are small ones that only count together. */
export type ReleasedGroup = Released & { kind: 'POOL' | 'OTHER_UNITS'; pools: ReleasedPool[] }

/** A sum of whole groups; a question's sum covers those of them in which it is published. */
export type ReleasedTotal = Released & { kind: 'TOTAL'; groups: string[] }

/** The one frozen snapshot of a survey (D-14). Everything that is ever shown is read from it. */
export type Release = {
  rule: 'residual-roll-up-1'
  surveyId: string
  manifestHash: string
  k: number
  groups: ReleasedGroup[]
  totals: ReleasedTotal[]
  /** The whole survey, with what could not be released. */
  participation: { eligible: number; ballots: number }
  /** Pools in no group, whether they had few ballots or none. */
  notReleased: number[]
}

export type ReleaseInput = { surveyId: string; manifestHash: string; k: number; pools: PoolTally[] }

/** A question with fewer scored answers than this has no score in a group (domain.md 8.2). */
export const LEAST_SCORED = 10

/**
 * Residual roll-up over province, upper unions and pools (privacy.md 4). Pure and deterministic: the order of the
 * input does not matter. Throws when a tally contradicts itself (more ballots than people, answers that do not add up).
 *
 * A question is published in a group only if *every* pool of the group was asked. Small groups mix pools that were
 * asked about "my chair" with joined pools that were not: publishing that sum would single out the asked ones, below k.
 */
export function makeRelease({ surveyId, manifestHash, k, pools }: ReleaseInput): Release {
  const sorted = pools.toSorted((a, b) => a.number - b.number)
  sorted.forEach(assertSound)
  const byId = new Map(sorted.map((pool) => [leafId(pool.number), pool]))
  const rolled = rollUp(treeOf(sorted), k)
  const inside = ({ units }: UnitSet) => units.flatMap((id) => byId.get(id) ?? [])
  const groups = [
    ...rolled.alone.map((set) => groupOf('POOL', set.at, inside(set))),
    ...rolled.otherUnits.map((set) => groupOf('OTHER_UNITS', `other-${set.at}`, inside(set))),
  ].toSorted((a, b) => firstPool(a) - firstPool(b))
  const totals = rolled.totals.map((set) => totalOf(`total-${set.at}`, inside(set), groups))
  const released = new Set(groups.flatMap((group) => group.pools.map(({ number }) => number)))
  return {
    rule: 'residual-roll-up-1',
    surveyId,
    manifestHash,
    k,
    groups,
    totals,
    participation: { eligible: sum(sorted, 'eligible'), ballots: sum(sorted, 'ballots') },
    notReleased: sorted.map(({ number }) => number).filter((number) => !released.has(number)),
  }
}

function assertSound({ number, ballots, eligible, counts }: PoolTally): void {
  if (ballots > eligible) throw new Error(`pool ${number}: more ballots than eligible members`)
  for (const [code, of] of Object.entries(counts))
    if (askedOf(of) !== ballots) throw new Error(`pool ${number}: ${code} does not add up`)
}

const ROOT = 'root'
const leafId = (number: number) => `pool-${number}`

function treeOf(pools: PoolTally[]): Tree {
  const uppers = [...new Set(pools.flatMap(({ upperId }) => upperId ?? []))].toSorted()
  const under = (id: string | null): Leaf[] =>
    pools
      .filter(({ upperId }) => upperId === id)
      .map(({ number, ballots }) => ({ id: leafId(number), n: ballots }))
  const branches = uppers.map((id) => ({ id: `upper-${id}`, kids: under(id) }))
  return { id: ROOT, kids: [...branches, ...under(null)] }
}

function groupOf(kind: 'POOL' | 'OTHER_UNITS', id: string, pools: PoolTally[]): ReleasedGroup {
  const counts = sumCounts(
    pools.map((pool) => pool.counts),
    'EVERYWHERE',
  )
  return {
    id,
    kind,
    pools: pools.map(({ number, unionId, upperId }) => ({ number, unionId, upperId })),
    upperId: commonUpper(pools, id === `other-${ROOT}`),
    eligible: sum(pools, 'eligible'),
    ballots: sum(pools, 'ballots'),
    counts,
    unscored: unscoredIn(counts),
  }
}

function totalOf(id: string, pools: PoolTally[], groups: ReleasedGroup[]): ReleasedTotal {
  const numbers = new Set(pools.map(({ number }) => number))
  const parts = groups.filter((group) => group.pools.every(({ number }) => numbers.has(number)))
  const counts = sumCounts(
    parts.map((group) => group.counts),
    'ANYWHERE',
  )
  return {
    id,
    kind: 'TOTAL',
    groups: parts.map((group) => group.id),
    upperId: commonUpper(pools, id === `total-${ROOT}`),
    eligible: sum(parts, 'eligible'),
    ballots: sum(parts, 'ballots'),
    counts,
    unscored: unscoredIn(counts),
  }
}

function sumCounts(parts: Counts[], published: 'EVERYWHERE' | 'ANYWHERE'): Counts {
  const out: Counts = {}
  const codes = new Set(parts.flatMap((part) => Object.keys(part)))
  for (const code of codes) {
    const found = parts.flatMap((part) => part[code] ?? [])
    if (published === 'EVERYWHERE' && found.length < parts.length) continue
    out[code] = found.reduce(addCounts)
  }
  return out
}

function unscoredIn(counts: Counts): string[] {
  const few = Object.entries(counts).filter(([, of]) => scoredOf(of) < LEAST_SCORED)
  return few.map(([code]) => code).toSorted()
}

function commonUpper(pools: PoolTally[], isRoot: boolean): string | null {
  return isRoot ? null : (pools[0]?.upperId ?? null)
}

function firstPool({ pools }: ReleasedGroup): number {
  return pools[0]?.number ?? 0
}

function sum<K extends string>(rows: Record<K, number>[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
