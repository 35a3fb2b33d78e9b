import { LEAST_UNITS } from './limits.ts'

/** A grassroots union as the tree has it today; null directly under the province. */
export type CountedUnit = { id: string; upperId: string | null }

/** Where it counts for the whole year: with its upper union, or with the REST of the province. */
export type PlacedUnit = CountedUnit & { group: string }

/** Unions directly under the province, and those of an upper union too small to stand alone, count together. */
export const REST = 'rest'

/**
 * Places every union for the year. A place once given stays: a union that moved in between would carry its people
 * from one published sum into another, and the difference would show them.
 */
export function placeUnits(
  placed: readonly PlacedUnit[],
  now: readonly CountedUnit[],
): PlacedUnit[] {
  const known = new Set(placed.map(({ id }) => id))
  const coming = now.filter(({ id }) => !known.has(id))
  const sizes = Map.groupBy(coming, ({ upperId }) => upperId)
  const groupOf = (upperId: string | null): string => {
    if (upperId === null) return REST
    const before = placed.find((unit) => unit.upperId === upperId)
    if (before) return before.group
    return (sizes.get(upperId)?.length ?? 0) >= LEAST_UNITS ? upperId : REST
  }
  const added = coming.map((unit) => ({ ...unit, group: groupOf(unit.upperId) }))
  return [...placed, ...added].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The groups that may be published: each of at least three unions. */
export function groupsOf(units: readonly PlacedUnit[]): Map<string, PlacedUnit[]> {
  const all = Map.groupBy(units, ({ group }) => group)
  return new Map([...all].filter(([, of]) => of.length >= LEAST_UNITS))
}
