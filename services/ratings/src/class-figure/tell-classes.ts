import { LEAST } from './least.ts'
import { staysOpen } from './stays-open.ts'

/** Classes as places in `CLASSES`, best first. */
export type Part = readonly number[]

export const CLASSES = ['EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED'] as const

/** Leaders who are counted together: of one upper union, of one post. `counts` has a number for each class. */
export type ClassRow = { id: string; counts: readonly number[] }

/** Neighbouring classes with the number of leaders in them, which is told as one. */
export type ToldPart = { classes: Part; leaders: number }

export type ToldClasses = {
  /** Absent: fewer than five leaders with a class. */
  rows: ReadonlyMap<string, ToldPart[]>
  /** All rows together. */
  whole: ToldPart[] | null
  /** Rows of which only this is told: at least 80 % are good or better. */
  mostlyGood: ReadonlySet<string>
}

/** Of a large row, the share that may be said where the number may not, as for answers (privacy.md 4). */
export const MOSTLY_PERCENT = 80

/** In a row of this size five leaders may be below good, and nobody is known to be among the others. */
const LEAST_FOR_SHARE = (LEAST * 100) / (100 - MOSTLY_PERCENT)

/**
 * From fine to coarse, the same for every table. What is told depends on this order and on which sums reach five, never
 * on which class is the smallest: a choice by size would give the size away.
 */
const PARTITIONS: readonly (readonly Part[])[] = [
  [[0], [1], [2], [3]],
  [[0], [1], [2, 3]],
  [[0, 1], [2], [3]],
  [
    [0, 1],
    [2, 3],
  ],
  [[0], [1, 2, 3]],
  [[0, 1, 2, 3]],
]

/**
 * A year's classes as they may be told to those who see no person (D-19; the rule of decision 009: disjoint groups of
 * five or more, and no margin beside them). A row is told in the finest partition whose parts all hold five leaders,
 * nought counting as few: it would say that nobody is in that class. The whole is told in the finest partition that
 * leaves every count inside the rows' parts open, for somebody who knows all that is told, the rule, and how many leaders each
 * row has.
 */
export function tellClasses(rows: readonly ClassRow[]): ToldClasses {
  const told = new Map(
    rows.flatMap(({ id, counts }) => {
      const parts = PARTITIONS.find((partition) => isLargeEnough(counts, partition))
      return parts ? [[id, toldParts(counts, parts)] as const] : []
    }),
  )
  const sums = CLASSES.map((_, place) =>
    rows.reduce((sum, row) => sum + (row.counts[place] ?? 0), 0),
  )
  const whole = PARTITIONS.find(
    (partition) => isLargeEnough(sums, partition) && staysOpen(atomsOf(rows, told), partition),
  )
  const mostlyGood = rows.filter((row) => isMostlyGood(row.counts, told.get(row.id)))
  return {
    rows: told,
    whole: whole ? toldParts(sums, whole) : null,
    mostlyGood: new Set(whole && tellsGood(whole) ? [] : mostlyGood.map(({ id }) => id)),
  }
}

/** Nearly all leaders in one class: their number would tell the class of each, "at least 80 %" does not. */
function isMostlyGood(counts: readonly number[], told: readonly ToldPart[] | undefined): boolean {
  if (!told || tellsGood(told.map(({ classes }) => classes))) return false
  const all = leadersIn(counts, [0, 1, 2, 3])
  return all >= LEAST_FOR_SHARE && leadersIn(counts, [0, 1]) * 100 >= MOSTLY_PERCENT * all
}

/** Whether good or better is told apart from what is below. */
function tellsGood(partition: readonly Part[]): boolean {
  return partition.every((part) => !(part.includes(1) && part.includes(2)))
}

function isLargeEnough(counts: readonly number[], partition: readonly Part[]): boolean {
  return partition.every((part) => leadersIn(counts, part) >= LEAST)
}

function leadersIn(counts: readonly number[], part: Part): number {
  return part.reduce((sum, place) => sum + (counts[place] ?? 0), 0)
}

function toldParts(counts: readonly number[], partition: readonly Part[]): ToldPart[] {
  return partition.map((classes) => ({ classes, leaders: leadersIn(counts, classes) }))
}

/** What is known of each row before the whole is told. Who sits in which post is public, so a row that is not told is known in size. */
function atomsOf(rows: readonly ClassRow[], told: ReadonlyMap<string, ToldPart[]>) {
  return rows.flatMap(({ id, counts }) => {
    const parts = told.get(id)?.map(({ classes }) => classes) ?? [CLASSES.map((_, place) => place)]
    return parts.map((part) =>
      CLASSES.map((_, place) => (part.includes(place) ? (counts[place] ?? 0) : null)),
    )
  })
}
