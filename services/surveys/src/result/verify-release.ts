import { addCounts, askedOf, type Counts, scoredOf } from './counts.ts'
import {
  LEAST_SCORED,
  type PoolTally,
  type Release,
  type ReleasedGroup,
  type ReleasedTotal,
} from './release.ts'

/** A set of pools whose sum is published, for ballots or for one question. */
type PublishedSet = { of: string; id: string; pools: number[] }

export type Verified = { ok: true } | { ok: false; problems: string[] }

/**
 * The last check before signing (privacy.md 4, P1), written apart from the roll-up so that both must be wrong together.
 * Recomputes every number from the pools it names, then asserts for the ballots and for every question by itself that
 * no atom of the published sets holds between 1 and k - 1 ballots. Nothing is published unless it says `ok`.
 */
export function verifyRelease(release: Release, pools: PoolTally[]): Verified {
  const byNumber = new Map(pools.map((pool) => [pool.number, pool]))
  const problems = [
    ...overlaps(release.groups),
    ...release.groups.flatMap((group) => wrongGroup(group, byNumber)),
    ...release.totals.flatMap((total) => wrongTotal(total, release.groups)),
    ...wrongWhole(release, pools),
    ...smallAtoms(publishedSets(release), byNumber, release.k),
  ]
  return problems.length === 0 ? { ok: true } : { ok: false, problems }
}

function overlaps(groups: ReleasedGroup[]): string[] {
  const seen = new Map<number, string>()
  return groups.flatMap(({ id, pools }) =>
    pools.flatMap(({ number }) => {
      const other = seen.get(number)
      seen.set(number, id)
      return other === undefined ? [] : [`pool ${number} is in ${other} and ${id}`]
    }),
  )
}

function wrongGroup(group: ReleasedGroup, byNumber: Map<number, PoolTally>): string[] {
  const inside = group.pools.flatMap(({ number }) => byNumber.get(number) ?? [])
  const problems: string[] = []
  if (inside.length !== group.pools.length) problems.push(`${group.id}: an unknown pool`)
  if (group.kind === 'POOL' && inside.length !== 1) problems.push(`${group.id}: not one pool`)
  for (const [code, counts] of Object.entries(group.counts))
    if (askedOf(counts) !== group.ballots) problems.push(`${group.id}: ${code} is not asked of all`)
  return [...problems, ...wrongSums(group, inside)]
}

function wrongTotal(total: ReleasedTotal, groups: ReleasedGroup[]): string[] {
  const named = new Set(total.groups)
  const inside = groups.filter(({ id }) => named.has(id))
  const problems = inside.length === total.groups.length ? [] : [`${total.id}: an unknown group`]
  return [...problems, ...wrongSums(total, inside)]
}

type Summed = { id: string; eligible: number; ballots: number; counts: Counts; unscored: string[] }
type Part = Pick<Summed, 'eligible' | 'ballots' | 'counts'>

function wrongSums(whole: Summed, parts: Part[]): string[] {
  const problems: string[] = []
  if (whole.eligible !== total(parts, 'eligible')) problems.push(`${whole.id}: eligible differs`)
  if (whole.ballots !== total(parts, 'ballots')) problems.push(`${whole.id}: ballots differ`)
  for (const [code, counts] of Object.entries(whole.counts)) {
    const found = parts.flatMap((part) => part.counts[code] ?? [])
    const same =
      found.length > 0 && JSON.stringify(found.reduce(addCounts)) === JSON.stringify(counts)
    if (!same) problems.push(`${whole.id}: ${code} differs`)
  }
  const few = Object.entries(whole.counts).filter(([, counts]) => scoredOf(counts) < LEAST_SCORED)
  if (String(few.map(([code]) => code).toSorted()) !== String(whole.unscored))
    problems.push(`${whole.id}: marks without a score differ`)
  return problems
}

function wrongWhole({ groups, notReleased, participation }: Release, pools: PoolTally[]): string[] {
  const same =
    participation.eligible === total(pools, 'eligible') &&
    participation.ballots === total(pools, 'ballots')
  const released = new Set(groups.flatMap((group) => group.pools.map(({ number }) => number)))
  const rest = pools.map(({ number }) => number).filter((number) => !released.has(number))
  return [
    ...(same ? [] : ['participation differs']),
    ...(String(rest.toSorted(ascending)) === String(notReleased)
      ? []
      : ['pools not released differ']),
  ]
}

function ascending(a: number, b: number): number {
  return a - b
}

function total(rows: { eligible: number; ballots: number }[], key: 'eligible' | 'ballots'): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}

/** Every sum of the release as a set of pools: once for the ballots, once per question. */
function publishedSets({ groups, totals }: Release): PublishedSet[] {
  const numbers = (group: ReleasedGroup) => group.pools.map(({ number }) => number)
  const ofGroups = groups.flatMap((group) =>
    ['', ...Object.keys(group.counts)].map((of) => ({ of, id: group.id, pools: numbers(group) })),
  )
  const ofTotals = totals.flatMap((whole) => {
    const named = new Set(whole.groups)
    const parts = groups.filter(({ id }) => named.has(id))
    return ['', ...Object.keys(whole.counts)].map((of) => {
      const covered = parts.filter(({ counts }) => of === '' || counts[of] !== undefined)
      return { of, id: whole.id, pools: covered.flatMap(numbers) }
    })
  })
  return [...ofGroups, ...ofTotals]
}

function smallAtoms(sets: PublishedSet[], byNumber: Map<number, PoolTally>, k: number): string[] {
  return [...Map.groupBy(sets, ({ of }) => of)].flatMap(([of, some]) =>
    atomsOf(some)
      .map((atom) => atom.reduce((sum, number) => sum + (byNumber.get(number)?.ballots ?? 0), 0))
      .filter((ballots) => ballots > 0 && ballots < k)
      .map((ballots) => `${of || 'ballots'}: an atom of ${ballots}`),
  )
}

/**
 * The atoms of the sigma-algebra of the sets: pools that lie in exactly the same sets. Whatever is computed from the
 * published sums is a function of the sums over atoms.
 */
export function atomsOf(sets: { id: string; pools: number[] }[]): number[][] {
  const membership = new Map<number, string[]>()
  for (const { id, pools } of sets)
    for (const pool of pools) membership.set(pool, [...(membership.get(pool) ?? []), id])
  const atoms = Map.groupBy(membership.keys(), (pool) => JSON.stringify(membership.get(pool)))
  return [...atoms.values()]
}
