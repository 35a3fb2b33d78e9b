import fc from 'fast-check'
import type { Target } from './count-attacker.ts'
import { groupsOf } from './place-units.ts'
import { publishCounts, type CountTable, type TrueCount } from './publish-counts.ts'

const MONTHS = ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31']

/** Test only. The true counts of one year. */
export type Year = {
  units: { id: string; upperId: string | null }[]
  /** By unit, then by month: true counts from 1 January. */
  truth: Map<string, { sent: number; withdrawn: number }[]>
}

/** People of one unit in one month: mostly few, now and then many. */
const arrivals = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 2, arbitrary: fc.integer({ min: 4, max: 12 }) },
)
const month = fc.record({ sent: arrivals, left: fc.oneof(fc.constant(0), arrivals) })
const unit = fc.array(month, { minLength: MONTHS.length, maxLength: MONTHS.length })
export const years = yearsOf({
  uppers: fc.array(fc.array(unit, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
  direct: fc.array(unit, { maxLength: 4 }),
})

/** Test only. One group of few unions: where one officer's own counts tell most of the others. */
export const smallYears = yearsOf({
  uppers: fc.array(fc.array(unit, { minLength: 3, maxLength: 4 }), { minLength: 1, maxLength: 1 }),
  direct: fc.constant([]),
})

type Months = { sent: number; left: number }[]

function yearsOf(places: {
  uppers: fc.Arbitrary<Months[][]>
  direct: fc.Arbitrary<Months[]>
}): fc.Arbitrary<Year> {
  return fc.record(places).map(({ uppers, direct }) => {
    const year: Year = { units: [], truth: new Map() }
    const add = (id: string, upperId: string | null, of: Months) => {
      year.units.push({ id, upperId })
      const known = { sent: 0, withdrawn: 0 }
      year.truth.set(
        id,
        of.map(({ sent, left }) => {
          known.sent += sent
          known.withdrawn = Math.min(known.sent, known.withdrawn + left)
          return { ...known }
        }),
      )
    }
    uppers.forEach((of, u) => of.forEach((one, n) => add(`U-${u}-${n}`, `UP-${u}`, one)))
    direct.forEach((one, n) => add(`U-D-${n}`, null, one))
    return year
  })
}

function countsOf(year: Year, table: number): TrueCount[] {
  return [...year.truth].map(([unitId, months]) => ({
    unitId,
    sent: months[table]?.sent ?? 0,
    withdrawn: months[table]?.withdrawn ?? 0,
  }))
}

export function publishYear(year: Year): CountTable[] {
  const tables: CountTable[] = []
  MONTHS.forEach((asOf, table) => {
    const given = { year: 2023, asOf, provinceId: 'P12', units: year.units }
    tables.push(
      publishCounts({ ...given, counts: countsOf(year, table), before: tables.at(-1) ?? null }),
    )
  })
  return tables
}

export function trueSum(
  year: Year,
  units: string[],
  table: number,
  what: 'sent' | 'withdrawn',
): number {
  return units.reduce((sum, id) => sum + (year.truth.get(id)?.[table]?.[what] ?? 0), 0)
}

/** Every group at every table, and every union whose count is hidden at the end, at every table. */
export function hiddenTargets(tables: readonly CountTable[]): Target[] {
  const end = tables.at(-1)
  if (!end) return []
  const shown = new Set(end.units.filter((cell) => cell.sent !== null).map(({ orgId }) => orgId))
  const groups = [...groupsOf(end.places).values()].map((of) => of.map(({ id }) => id))
  const hidden = end.places.filter(({ id }) => !shown.has(id)).map(({ id }) => [id])
  return tables.flatMap((_, table) => [
    ...[...groups, ...hidden].map((units) => ({ units, table, what: 'sent' as const })),
    ...[...groups, ...end.places.map(({ id }) => [id])].map((units) => ({
      units,
      table,
      what: 'withdrawn' as const,
    })),
  ])
}

/** The units of each group that may be published, at the end of the year. */
export function groupUnits(tables: readonly CountTable[]): Map<string, string[]> {
  const groups = groupsOf(tables.at(-1)?.places ?? [])
  return new Map([...groups].map(([group, of]) => [group, of.map(({ id }) => id)]))
}
