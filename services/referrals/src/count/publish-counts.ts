import { LEAST, MOST_WAITING } from './limits.ts'
import { groupsOf, placeUnits, type CountedUnit, type PlacedUnit } from './place-units.ts'
import { unitCells } from './unit-cells.ts'

/** Distinct members of a union from 1 January to the day of the table: sent, and of these withdrawn. */
export type TrueCount = { unitId: string; sent: number; withdrawn: number }

/** PUBLISHED has a number, UNDER_5 is 0 to 4, WITHHELD says nothing. */
export type Shown = 'PUBLISHED' | 'UNDER_5' | 'WITHHELD'

/** One organisation's line of a table; `asOf` is the last day its number counts, which may be before the table's. */
export type CountCell = {
  orgId: string
  shown: Shown
  sent: number | null
  asOf: string | null
  net: number | null
  netAsOf: string | null
}

/** What has been released of a group so far: a sum of batches, and the day of the last one. */
export type Released = { count: number; asOf: string | null }
export type ReleasedGroup = { group: string; sent: Released; withdrawn: Released }

/** One month's table of a year. Readers get `province`, `uppers` and `units`; the rest is for the next table. */
export type CountTable = {
  rule: typeof RULE
  year: number
  asOf: string
  /** The year's last table: the only one with grassroots unions, and none follows it. */
  last: boolean
  places: PlacedUnit[]
  groups: ReleasedGroup[]
  /** Remainders of several groups, released as one sum at the year's end. */
  pool: { sent: number; withdrawn: number }
  province: CountCell
  uppers: CountCell[]
  units: CountCell[]
}

export type CountInput = {
  year: number
  asOf: string
  provinceId: string
  units: readonly CountedUnit[]
  counts: readonly TrueCount[]
  before: CountTable | null
}

export const RULE = 'batches-of-five-1'

/**
 * The next table of T7 counts (domain.md REF-8, decision 009). Only whole batches of at least five people are ever
 * added to a number, a parent's number is the sum of its parts' batches, and so every difference of two published
 * numbers - over levels, months, roles, exports, sent and net - is zero or at least five people.
 * @throws Error for a table after the last one, or not later than the one before
 */
export function publishCounts(input: CountInput): CountTable {
  const { year, asOf, provinceId, units, before } = input
  if (before && (before.last || before.asOf >= asOf || before.year !== year))
    throw new Error(`no table of ${asOf} after the one of ${before.asOf}`)
  const last = asOf === `${year}-12-31`
  const places = placeUnits(before?.places ?? [], units)
  const truth = new Map(input.counts.map((count) => [count.unitId, count]))
  const groups = [...groupsOf(places)].map(([group, of]) => {
    const was = before?.groups.find((one) => one.group === group) ?? nothing(group)
    return release(was, sumOf(of, truth), asOf)
  })
  const pool = last ? poolOf(groups, places, truth, asOf) : { sent: 0, withdrawn: 0 }
  const upperIds = new Set(places.flatMap(({ upperId }) => upperId ?? []))
  return {
    rule: RULE,
    year,
    asOf,
    last,
    places,
    groups,
    pool,
    province: provinceCell(provinceId, groups, pool, asOf),
    uppers: [...upperIds].toSorted().map((id) => upperCell(id, groups)),
    units: last ? unitCells(places, groups, truth, asOf) : [],
  }
}

type Sums = { sent: number; withdrawn: number }

function nothing(group: string): ReleasedGroup {
  return { group, sent: { count: 0, asOf: null }, withdrawn: { count: 0, asOf: null } }
}

function sumOf(units: readonly PlacedUnit[], truth: ReadonlyMap<string, TrueCount>): Sums {
  const found = units.flatMap(({ id }) => truth.get(id) ?? [])
  return {
    sent: found.reduce((sum, { sent }) => sum + sent, 0),
    withdrawn: found.reduce((sum, { withdrawn }) => sum + withdrawn, 0),
  }
}

/** A batch goes out whole or not at all; withdrawals only while at least five people are left. */
function release(was: ReleasedGroup, now: Sums, asOf: string): ReleasedGroup {
  const sent = now.sent - was.sent.count >= LEAST ? { count: now.sent, asOf } : was.sent
  const more = now.withdrawn - was.withdrawn.count
  const left = sent.count - now.withdrawn
  const goes = more >= LEAST && left >= LEAST
  return {
    group: was.group,
    sent,
    withdrawn: goes ? { count: now.withdrawn, asOf } : was.withdrawn,
  }
}

/**
 * At the year's end what waits in the groups goes out as one sum, so that the province is right within four people.
 * Only groups without a batch of this day can wait; between five people and four for each of these but two: then no
 * group's share is known, nor known to be there, even to somebody who knows one of them.
 */
function poolOf(
  groups: readonly ReleasedGroup[],
  places: readonly PlacedUnit[],
  truth: ReadonlyMap<string, TrueCount>,
  asOf: string,
): Sums {
  const members = groupsOf(places)
  const waiting = (what: keyof Sums): number[] =>
    groups
      .filter((one) => one[what].asOf !== asOf)
      .map((one) => sumOf(members.get(one.group) ?? [], truth)[what] - one[what].count)
  const sent = poolable(waiting('sent'))
  const withdrawn = poolable(waiting('withdrawn'))
  const total = totalOf(groups)
  const left = total.sent + sent - total.withdrawn - withdrawn
  return { sent, withdrawn: left >= LEAST ? withdrawn : 0 }
}

function poolable(waiting: readonly number[]): number {
  if (waiting.some((count) => count < 0 || count > MOST_WAITING)) return 0
  const sum = waiting.reduce((total, count) => total + count, 0)
  return sum >= LEAST && sum <= MOST_WAITING * (waiting.length - 2) ? sum : 0
}

function totalOf(groups: readonly ReleasedGroup[]): Sums {
  return {
    sent: groups.reduce((sum, { sent }) => sum + sent.count, 0),
    withdrawn: groups.reduce((sum, { withdrawn }) => sum + withdrawn.count, 0),
  }
}

function provinceCell(
  orgId: string,
  groups: readonly ReleasedGroup[],
  pool: Sums,
  asOf: string,
): CountCell {
  const total = totalOf(groups)
  const newest = (days: (string | null)[]) =>
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1)
  const sentDay = pool.sent > 0 ? asOf : newest(groups.map(({ sent }) => sent.asOf))
  const netDay = pool.withdrawn > 0 ? asOf : newest(groups.map((one) => one.withdrawn.asOf))
  const sent = { count: total.sent + pool.sent, asOf: sentDay ?? null }
  const withdrawn = { count: total.withdrawn + pool.withdrawn, asOf: netDay ?? null }
  return cellOf(orgId, { group: orgId, sent, withdrawn }, 'WITHHELD')
}

function upperCell(upperId: string, groups: readonly ReleasedGroup[]): CountCell {
  const own = groups.find(({ group }) => group === upperId)
  return own ? cellOf(upperId, own, 'UNDER_5') : cellOf(upperId, nothing(upperId), 'WITHHELD')
}

function cellOf(orgId: string, { sent, withdrawn }: ReleasedGroup, empty: Shown): CountCell {
  if (sent.count === 0)
    return { orgId, shown: empty, sent: null, asOf: null, net: null, netAsOf: null }
  const hasNet = withdrawn.count > 0
  return {
    orgId,
    shown: 'PUBLISHED',
    sent: sent.count,
    asOf: sent.asOf,
    net: hasNet ? sent.count - withdrawn.count : null,
    netAsOf: hasNet ? withdrawn.asOf : null,
  }
}

/** How far the province's number may be behind the truth; null when some unions are in no group and never counted. */
export function mostBehind({ places, groups, pool }: CountTable): number | null {
  const counted = [...groupsOf(places).values()].reduce((sum, of) => sum + of.length, 0)
  if (counted < places.length) return null
  return pool.sent > 0 ? 0 : MOST_WAITING * groups.length
}
