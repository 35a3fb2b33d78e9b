import type { Words } from '../survey/questions.ts'

/** One grassroots union of the audience with its frozen roster. `upperId` is null directly under the province. */
export type RosterUnion = { id: string; upperId: string | null; name: Words; memberIds: string[] }

export type Pool = {
  /** u32, part of every pass (privacy.md 2). From 1, without gaps; those of one upper union follow each other. */
  number: number
  name: Words
  unionIds: string[]
  /** Null directly under the province, or when it had to join unions of several upper unions. */
  upperId: string | null
  eligible: number
  /** Several unions share it: their chairs are not asked about. */
  joined: boolean
}

export type Pools = {
  pools: Pool[]
  /** Member id -> pool number. Stays with the passes, never with the answers. */
  poolOf: Map<string, number>
}

export type PoolsInput = { unions: RosterUnion[]; uppers: { id: string; name: Words }[]; k: number }

/** A pool in the making. `first` is the union it grew from; null for one made of small units only. */
type Draft = { upperId: string | null; first: RosterUnion | null; unions: RosterUnion[] }

/**
 * Pools of a survey (domain.md D-13, 8.2): the roster of one grassroots union; those under k eligible members join as
 * "small units of <upper union>"; if these are under k together, they go to the smallest other pool there. Where an
 * upper union has no other pool, they go to those directly under the province, at last to the smallest pool of all
 * (which then belongs to no upper union). Only an audience of fewer than k people leaves a pool under k: do not open it.
 * The result depends on ids alone, not on the order of the input. Throws if a member is on two rosters.
 */
export function makePools({ unions, uppers, k }: PoolsInput): Pools {
  const filled = unions.filter(({ memberIds }) => memberIds.length > 0)
  const drafts = joinHomeless(
    Map.groupBy(filled.toSorted(byId), ({ upperId }) => upperId),
    k,
  ).toSorted(inOrder)
  const names = new Map(uppers.map(({ id, name }) => [id, name]))
  const pools = drafts.map((draft, index) => poolFrom(draft, index + 1, names))
  return { pools, poolOf: membersOf(drafts) }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id)
}

/** Upper union by upper union; units no pool of their upper union can take move on to the province. */
function joinHomeless(byUpper: Map<string | null, RosterUnion[]>, k: number): Draft[] {
  const drafts: Draft[] = []
  const homeless = [...(byUpper.get(null) ?? [])]
  for (const [upperId, unions] of byUpper) {
    if (upperId === null) continue
    const made = draftsOf(upperId, unions, k)
    if (made) drafts.push(...made)
    else homeless.push(...unions)
  }
  if (homeless.length === 0) return drafts
  return [...drafts, ...(draftsOf(null, homeless, k) ?? joinSmallest(drafts, homeless))]
}

/** The pools of one upper union, or null when all its unions together are under k. */
function draftsOf(upperId: string | null, unions: RosterUnion[], k: number): Draft[] | null {
  if (size(unions) < k) return null
  const alone = unions.filter(({ memberIds }) => memberIds.length >= k)
  const small = unions.filter(({ memberIds }) => memberIds.length < k)
  const drafts = alone.map((first): Draft => ({ upperId, first, unions: [first] }))
  if (small.length === 0) return drafts
  if (size(small) >= k) return [...drafts, { upperId, first: null, unions: small }]
  smallest(drafts)?.unions.push(...small)
  return drafts
}

/** Gives the last few people to the smallest pool of all; returns a pool of their own only if there is none. */
function joinSmallest(drafts: Draft[], unions: RosterUnion[]): Draft[] {
  const host = smallest(drafts)
  if (!host) return [{ upperId: null, first: null, unions }]
  host.unions.push(...unions)
  host.upperId = null
  return []
}

function smallest(drafts: Draft[]): Draft | undefined {
  return drafts.toSorted((a, b) => size(a.unions) - size(b.unions) || inOrder(a, b))[0]
}

function size(unions: RosterUnion[]): number {
  return unions.reduce((sum, { memberIds }) => sum + memberIds.length, 0)
}

/** By upper union, those directly under the province last; pools of small units after the others. */
function inOrder(a: Draft, b: Draft): number {
  return compare(sortKey(a), sortKey(b))
}

function sortKey({ upperId, first, unions }: Draft): string[] {
  const upper = upperId === null ? ['1', ''] : ['0', upperId]
  return [...upper, first ? '0' : '1', (first ?? unions[0])?.id ?? '']
}

function compare(a: string[], b: string[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1
}

function poolFrom(draft: Draft, number: number, names: Map<string, Words>): Pool {
  const { upperId, unions } = draft
  return {
    number,
    name: nameOf(draft, upperId === null ? undefined : names.get(upperId)),
    unionIds: unions.map(({ id }) => id).toSorted(),
    upperId,
    eligible: size(unions),
    joined: unions.length > 1,
  }
}

function nameOf({ first, unions }: Draft, upper: Words | undefined): Words {
  const [only] = unions
  if (only && unions.length === 1) return only.name
  const small = upper
    ? { vi: `Các đơn vị nhỏ thuộc ${upper.vi}`, en: `Small units of ${upper.en}` }
    : { vi: 'Các đơn vị nhỏ trực thuộc tỉnh', en: 'Small units directly under the province' }
  if (!first) return small
  return {
    vi: `${first.name.vi} và ${small.vi.replace('Các', 'các')}`,
    en: `${first.name.en} and ${small.en.replace('Small', 'small')}`,
  }
}

function membersOf(drafts: Draft[]): Map<string, number> {
  const poolOf = new Map<string, number>()
  for (const [index, { unions }] of drafts.entries())
    for (const member of unions.flatMap(({ memberIds }) => memberIds)) {
      if (poolOf.has(member)) throw new Error('a member is on the rosters of two unions')
      poolOf.set(member, index + 1)
    }
  return poolOf
}
