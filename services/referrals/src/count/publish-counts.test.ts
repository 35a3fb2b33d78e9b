import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attackCounts, type Insider, type Interval, type Target } from './count-attacker.ts'
import { groupsOf } from './place-units.ts'
import { publishCounts, type CountTable, type TrueCount } from './publish-counts.ts'

const MONTHS = ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31']

type Year = {
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
const years: fc.Arbitrary<Year> = fc
  .record({
    uppers: fc.array(fc.array(unit, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    }),
    direct: fc.array(unit, { maxLength: 4 }),
  })
  .map(({ uppers, direct }) => {
    const year: Year = { units: [], truth: new Map() }
    const add = (id: string, upperId: string | null, of: { sent: number; left: number }[]) => {
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

function countsOf(year: Year, table: number): TrueCount[] {
  return [...year.truth].map(([unitId, months]) => ({
    unitId,
    sent: months[table]?.sent ?? 0,
    withdrawn: months[table]?.withdrawn ?? 0,
  }))
}

function publishYear(year: Year): CountTable[] {
  const tables: CountTable[] = []
  MONTHS.forEach((asOf, table) => {
    const given = { year: 2023, asOf, provinceId: 'P12', units: year.units }
    tables.push(
      publishCounts({ ...given, counts: countsOf(year, table), before: tables.at(-1) ?? null }),
    )
  })
  return tables
}

function trueSum(year: Year, units: string[], table: number, what: 'sent' | 'withdrawn'): number {
  return units.reduce((sum, id) => sum + (year.truth.get(id)?.[table]?.[what] ?? 0), 0)
}

/** Every group at every table, and every union whose count is hidden at the end, at every table. */
function hiddenTargets(tables: readonly CountTable[]): Target[] {
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

const runs = { numRuns: 15, interruptAfterTimeLimit: 20_000 }

/** The units of each group that may be published, at the end of the year. */
function groupUnits(tables: readonly CountTable[]): Map<string, string[]> {
  const groups = groupsOf(tables.at(-1)?.places ?? [])
  return new Map([...groups].map(([group, of]) => [group, of.map(({ id }) => id)]))
}

/** Whether somebody is known to be among a small number of people, or how many they are. */
function isLeak(truth: number, [low, high]: Interval): boolean {
  return truth >= 1 && truth <= 4 && (low > 0 || low === high)
}

describe('published counts of referrals', () => {
  it('leave all that waits behind a number open: 0 to 4, and none can be ruled out', () => {
    fc.assert(
      fc.property(years, (year) => {
        const tables = publishYear(year)
        const asked = tables.flatMap((made, table) =>
          [...groupUnits(tables)].map(([group, units]) => {
            const released = made.groups.find((one) => one.group === group)?.sent
            const from = released?.count ?? 0
            const to = from + (released?.asOf === made.asOf ? 0 : 4)
            return { target: { units, table, what: 'sent' as const }, open: [from, to] }
          }),
        )
        const found = attackCounts(
          tables,
          null,
          asked.map(({ target }) => target),
        )
        expect(found).toEqual(asked.map(({ open }) => open))
      }),
      runs,
    )
  })

  it('mean any of 0 to 4 by the word "fewer than 5"', () => {
    fc.assert(
      fc.property(years, (year) => {
        const tables = publishYear(year)
        const table = tables.length - 1
        const words = (tables[table]?.units ?? []).filter(({ shown }) => shown === 'UNDER_5')
        const asked = words.map(({ orgId }) => ({ units: [orgId], table, what: 'sent' as const }))
        expect(attackCounts(tables, null, asked)).toEqual(words.map(() => [0, 4]))
      }),
      runs,
    )
  })

  it('show nobody among few, to whoever puts all tables together', () => {
    fc.assert(
      fc.property(years, (year) => {
        const tables = publishYear(year)
        const targets = hiddenTargets(tables)
        const found = attackCounts(tables, null, targets)
        const leaks = targets.filter(({ units, table, what }, n) =>
          isLeak(trueSum(year, units, table, what), found[n] ?? [0, 0]),
        )
        expect(leaks).toEqual([])
      }),
      runs,
    )
  })

  it('show them not to the officer of one union either, who knows the own count by heart', () => {
    fc.assert(
      fc.property(years, fc.nat(), (year, pick) => {
        const tables = publishYear(year)
        const spy = year.units[pick % year.units.length]?.id ?? ''
        const own = year.truth.get(spy) ?? []
        const insider: Insider = {
          unitId: spy,
          sent: own.map(({ sent }) => sent),
          withdrawn: own.map(({ withdrawn }) => withdrawn),
        }
        const targets = hiddenTargets(tables).filter(
          ({ units }) => units.length === 1 && units[0] !== spy,
        )
        const found = attackCounts(tables, insider, targets)
        const leaks = targets.filter(({ units, table, what }, n) =>
          isLeak(trueSum(year, units, table, what), found[n] ?? [0, 0]),
        )
        expect(leaks).toEqual([])
      }),
      runs,
    )
  })

  it('would be taken apart by the same attacker if small ones alone were hidden, or every change shown', () => {
    const naive = (year: Year): CountTable[] =>
      publishYear(year).map((made, table) => ({
        ...made,
        groups: made.groups.map(({ group }) => {
          const count = trueSum(year, groupUnits([made]).get(group) ?? [], table, 'sent')
          const sent = { count, asOf: made.asOf }
          return { group, sent, withdrawn: { count: 0, asOf: null } }
        }),
        units: made.units.map((cell) => {
          const sent = trueSum(year, [cell.orgId], table, 'sent')
          return sent < 5
            ? { ...cell, shown: 'UNDER_5' as const, sent: null }
            : { ...cell, shown: 'PUBLISHED' as const, sent }
        }),
      }))
    let taken = 0
    fc.assert(
      fc.property(years, (year) => {
        const tables = naive(year)
        const targets = hiddenTargets(tables)
        const found = attackCounts(tables, null, targets)
        const isTaken = targets.some(({ units, table, what }, n) =>
          isLeak(trueSum(year, units, table, what), found[n] ?? [0, 0]),
        )
        if (isTaken) taken += 1
      }),
      runs,
    )
    expect(taken).toBeGreaterThan(4)
  })

  it('change only by five people or more, and differ from each other by none or five', () => {
    fc.assert(
      fc.property(years, (year) => {
        const tables = publishYear(year)
        const seen = tables.map(({ province, uppers }) => [province, ...uppers])
        seen.forEach((cells, table) =>
          cells.forEach((cell, n) => {
            const before = seen[table - 1]?.[n]
            const grown = (cell.sent ?? 0) - (before?.sent ?? 0)
            expect(grown === 0 || grown >= 5).toBe(true)
            if (cell.net === null || cell.sent === null) return
            expect(cell.sent - cell.net).toBeGreaterThanOrEqual(5)
            expect(cell.net).toBeGreaterThanOrEqual(5)
          }),
        )
        for (const { province, uppers } of tables) {
          const rest = (province.sent ?? 0) - uppers.reduce((sum, { sent }) => sum + (sent ?? 0), 0)
          expect(rest === 0 || rest >= 5).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never say more than is true, and miss at most four people in each group', () => {
    fc.assert(
      fc.property(years, (year) => {
        publishYear(year).forEach(({ groups, places, units, province }, table) => {
          for (const { group, sent } of groups) {
            const of = (groupsOf(places).get(group) ?? []).map(({ id }) => id)
            const behind = trueSum(year, of, table, 'sent') - sent.count
            expect(behind).toBeGreaterThanOrEqual(0)
            expect(behind).toBeLessThan(5)
          }
          for (const { orgId, shown, sent } of units) {
            const truth = trueSum(year, [orgId], table, 'sent')
            if (shown === 'UNDER_5') expect(truth).toBeLessThan(5)
            if (shown === 'PUBLISHED') expect(sent).toBe(truth)
          }
          const all = year.units.map(({ id }) => id)
          expect(province.sent ?? 0).toBeLessThanOrEqual(trueSum(year, all, table, 'sent'))
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('the last table', () => {
  const upper = (id: string, waiting: number) =>
    [0, 1, 2].map((n) => ({ id: `${id}-${n}`, upperId: id, sent: n === 0 ? waiting : 0 }))
  const lastOf = (waiting: number[]) => {
    const units = waiting.flatMap((count, n) => upper(`UP-${n}`, count))
    const counts = units.map(({ id, sent }) => ({ unitId: id, sent, withdrawn: 0 }))
    const given = { year: 2023, asOf: '2023-12-31', provinceId: 'P12', before: null }
    return publishCounts({ ...given, units, counts })
  }

  it('adds what waits in several groups as one sum, when it shows nobody', () => {
    const made = lastOf([2, 2, 1, 1])
    expect(made.province).toMatchObject({ shown: 'PUBLISHED', sent: 6 })
    expect(made.uppers.map(({ shown }) => shown)).toEqual(
      Array.from({ length: 4 }, () => 'UNDER_5'),
    )
  })

  it.each([
    ['fewer than five', [1, 1, 1, 1]],
    ['so many that each group must have some', [4, 4, 4, 3]],
    ['so many that two who know theirs see the others', [4, 4, 1]],
  ])('leaves out %s', (_, waiting) => {
    const made = lastOf(waiting)
    expect(made.province.sent).toBeNull()
    const groups = [...groupsOf(made.places).values()].map((of) => of.map(({ id }) => id))
    const targets = groups.map((units) => ({ units, table: 0, what: 'sent' as const }))
    expect(attackCounts([made], null, targets)).toEqual(groups.map(() => [0, 4]))
  })
})

describe('a union that moves in the year', () => {
  it('counts where it was: no people are carried from one published sum into another', () => {
    const units = ['A', 'B'].flatMap((up) =>
      [1, 2, 3].map((n) => ({ id: `${up}${n}`, upperId: `UP-${up}` })),
    )
    const counts = units.map(({ id }) => ({ unitId: id, sent: 3, withdrawn: 0 }))
    const given = { year: 2023, provinceId: 'P12', counts }
    const first = publishCounts({ ...given, units, asOf: '2023-01-31', before: null })
    const moved = units.map((unit) => (unit.id === 'A1' ? { ...unit, upperId: 'UP-B' } : unit))
    const next = publishCounts({ ...given, units: moved, asOf: '2023-02-28', before: first })
    expect(next.uppers).toEqual(first.uppers)
    expect(next.province).toEqual(first.province)
    expect(() => publishCounts({ ...given, units, asOf: '2023-02-28', before: next })).toThrow()
  })
})
