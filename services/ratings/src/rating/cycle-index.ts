import type { CycleInputs, Fact, Post, ReleasedGroup } from './inputs.ts'
import { holderOf } from './term.ts'

/** The same inputs by key, so that rating one leader does not read all of them. */
export type CycleIndex = {
  readonly postById: ReadonlyMap<string, Post>
  readonly termsByHolder: ReadonlyMap<string, readonly Post[]>
  /** Released pools of exactly one union: the only groups that speak about its chair. */
  readonly poolByUnion: ReadonlyMap<string, ReleasedGroup>
  /** Released groups wholly below an upper union; groups that span several are in none. */
  readonly groupsByUpper: ReadonlyMap<string, readonly ReleasedGroup[]>
  readonly factsByUnion: ReadonlyMap<string, readonly Fact[]>
  readonly unionsBelow: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<CycleInputs, CycleIndex>()

/** Index of frozen inputs, made once per object. */
export function indexOf(inputs: CycleInputs): CycleIndex {
  const known = indexes.get(inputs)
  if (known !== undefined) return known
  const made = makeIndex(inputs)
  indexes.set(inputs, made)
  return made
}

/** The upper union all pools of a group belong to; null when they differ or are directly under the province. */
export function upperOf(group: ReleasedGroup): string | null {
  const uppers = new Set(group.pools.map((pool) => pool.upperId))
  return uppers.size === 1 ? (group.pools[0]?.upperId ?? null) : null
}

/** The union whose single pool the group is; null for joined pools and "other units". */
export function unionOf(group: ReleasedGroup): string | null {
  if (group.kind !== 'POOL' || group.pools.length !== 1) return null
  return group.pools[0]?.unionId ?? null
}

function makeIndex({ posts, release, facts, units }: CycleInputs): CycleIndex {
  const poolByUnion = new Map<string, ReleasedGroup>()
  for (const group of release.groups) {
    const union = unionOf(group)
    if (union !== null) poolByUnion.set(union, group)
  }
  return {
    postById: new Map(posts.map((post) => [post.id, post])),
    termsByHolder: groupBy(posts, holderOf),
    poolByUnion,
    groupsByUpper: groupBy(release.groups, upperOf),
    factsByUnion: groupBy(facts, (fact) => fact.unionId),
    unionsBelow: new Map(
      [...groupBy(units, (unit) => unit.upperId)].map(([id, below]) => [
        id,
        below.map((u) => u.id),
      ]),
    ),
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
