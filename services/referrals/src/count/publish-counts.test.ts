import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attackCounts, type Insider, type Interval, type Target } from './count-attacker.ts'
import { groupsOf } from './place-units.ts'
import { publishCounts, type CountTable } from './publish-counts.ts'
import {
  groupUnits,
  hiddenTargets,
  publishYear,
  smallYears,
  trueSum,
  years,
  type Year,
} from './sample-year.ts'

const runs = { numRuns: 15, seed: 2023, interruptAfterTimeLimit: 20_000 }

/** Whether somebody is known to be among a small number of people, or how many they are. */
function isLeak(truth: number, [low, high]: Interval): boolean {
  return truth >= 1 && truth <= 4 && (low > 0 || low === high)
}

/** What the officer of one union finds out about others, who has all tables and knows the own counts by heart. */
function leaksTo(year: Year, spy: string): Target[] {
  const tables = publishYear(year)
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
  return targets.filter(({ units, table, what }, n) =>
    isLeak(trueSum(year, units, table, what), found[n] ?? [0, 0]),
  )
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
        expect(leaksTo(year, year.units[pick % year.units.length]?.id ?? '')).toEqual([])
      }),
      runs,
    )
    fc.assert(
      fc.property(smallYears, (year) => {
        for (const { id } of year.units) expect(leaksTo(year, id)).toEqual([])
      }),
      { numRuns: 400, seed: 2023 },
    )
  }, 120_000)

  it.each<[string, number[][], number[][]]>([
    [
      'a number of June, when the officer had none',
      [
        [0, 3, 4, 4],
        [1, 3, 3, 4],
        [0, 0, 0, 2],
      ],
      [],
    ],
    [
      'withdrawals of June, when nobody had withdrawn at the officer’s',
      [
        [2, 5, 5, 5],
        [0, 1, 13, 13],
        [3, 12, 12, 17],
      ],
      [
        [0, 5, 5, 5],
        [0, 1, 3, 3],
        [0, 0, 0, 2],
      ],
    ],
  ])('do not let the officer of the third union look into %s', (_, sent, withdrawn) => {
    const units = sent.map((_months, n) => ({ id: `U-${n}`, upperId: 'UP' }))
    const monthsOf = (n: number) =>
      (sent[n] ?? []).map((count, at) => ({ sent: count, withdrawn: withdrawn[n]?.[at] ?? 0 }))
    const truth = new Map(units.map(({ id }, n) => [id, monthsOf(n)]))
    expect(leaksTo({ units, truth }, 'U-2')).toEqual([])
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
      // the same years each time, all of them: it is a share that is expected
      { numRuns: 15, seed: 2023 },
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

describe('a union with a number', () => {
  it('is withheld where the withdrawals above it would lie in it', () => {
    const rows = [
      [15, 3],
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
      [0, 0],
      [0, 0],
    ] as const
    const units = rows.map((_, n) => ({ id: `U-${n}`, upperId: 'UP' }))
    const counts = rows.map(([sent, withdrawn], n) => ({ unitId: `U-${n}`, sent, withdrawn }))
    const given = { year: 2023, asOf: '2023-12-31', provinceId: 'P12', before: null }
    const made = publishCounts({ ...given, units, counts })
    expect(made.uppers[0]).toMatchObject({ sent: 23, net: 12 })
    expect(made.units[0]?.shown).toBe('WITHHELD')
    const target = { units: ['U-0'], table: 0, what: 'withdrawn' as const }
    expect(attackCounts([made], null, [target])[0]?.[0]).toBe(0)
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
