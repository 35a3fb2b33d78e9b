import type { Planted } from './world-types.ts'

/**
 * The unions of Tân Uyên, written out, because domain.md 8.2 plants its cases here. Public units stand in the order of
 * `publicUnitsOf`: office, medical centre, rangers; then per commune kindergarten, primary school, lower secondary
 * school, people's committee; then the other offices of the district.
 */
const PUBLIC: number[] = [
  ...[14, 61, 9],
  ...[52, 58, 47, 28],
  ...[40, 74, 66, 13],
  ...[36, 82, 71, 12],
  ...[40, 58, 38, 6],
  ...[16, 63, 69, 16],
  ...[34, 55, 52, 10],
  ...[12, 49, 44, 14],
  ...[13, 10, 15, 8],
  ...[31, 42, 33, 15],
  ...[14, 47, 34, 11],
  ...[13, 12, 15],
]

/** Members and workers of the enterprises with a union; the tea company first, then three at 0.40, three at 0.75. */
const ENTERPRISES: [members: number, workers: number][] = [
  [78, 96],
  [28, 70],
  [34, 85],
  [36, 90],
  [27, 36],
  [33, 44],
  [39, 52],
  [31, 38],
  [44, 52],
  [52, 60],
  [36, 47],
  [29, 33],
  [47, 56],
  [12, 14],
  [14, 18],
  [58, 68],
]

/** Members and workers of each union, public units first. Most public units have a density of 0.97 to 1. */
export function tanUyenSizes(): { members: number; workers: number }[] {
  const full = new Set([...BETTER, ...TWINS, ...SMALL, SEVEN])
  const units = PUBLIC.map((members, at) => ({
    members,
    workers: members + (full.has(at) ? 0 : Math.floor(members * 0.028)),
  }))
  return [...units, ...ENTERPRISES.map(([members, workers]) => ({ members, workers }))]
}

const BETTER = [1, 3, 4, 5, 29]
const TWINS = [7, 15]
const SMALL = [2, 18, 34]
const SEVEN = 22
const TEA = PUBLIC.length

/** Places of unions in Tân Uyên's row: a new chair too late in 2022 or in 2023, and chairs who only act. */
export const NEW_CHAIR_2022 = [21, 40]
export const NEW_CHAIR_2023 = [23, 37]
export const ACTING_CHAIRS = [24, 35]

/** The planted cases by union id. */
export function planted(idAt: (place: number) => string): Planted {
  const ids = (places: number[]) => places.map(idAt)
  return {
    tea: idAt(TEA),
    notCompleted: ids([TEA + 1, TEA + 2, TEA + 3]),
    completed: ids([TEA + 4, TEA + 5, TEA + 6]),
    twins: ids(TWINS),
    better: ids(BETTER),
    small: ids(SMALL),
    seven: idAt(SEVEN),
    newChair2022: ids(NEW_CHAIR_2022),
    newChair2023: ids(NEW_CHAIR_2023),
  }
}
