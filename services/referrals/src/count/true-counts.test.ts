import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableDue } from './due-tables.ts'
import { erasable } from './erase-closed.ts'
import { membersOf, trueCounts, type CountedCase, type ErasedCount } from './true-counts.ts'

type Case = CountedCase & { id: string }

/** Cases as the service can come to hold them: of one member, one after the other (I-8). */
const cases: fc.Arbitrary<Case[]> = fc
  .array(
    fc.record({
      person: fc.constantFrom('a', 'b', 'c', 'd'),
      state: fc.constantFrom('WITHDRAWN', 'NOT_CONTINUED', 'ADMITTED'),
      unionId: fc.constantFrom('U-1', 'U-2', 'U-3'),
      year: fc.constantFrom(2022, 2023),
      months: fc.integer({ min: 1, max: 9 }),
      isOpen: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((drawn) => {
    const last = new Map<string, number>()
    const stillOpen = new Set<string>()
    return drawn.flatMap(({ person, state, unionId, year, months, isOpen }, n) => {
      if (stillOpen.has(person)) return []
      const month = Math.max(last.get(person) ?? 0, year * 12) + months
      last.set(person, month)
      if (isOpen) stillOpen.add(person)
      const closedMonth = `${Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}`
      const sent = { unionId, year }
      return [
        isOpen
          ? { id: `R-${n}`, person, state: 'SENT', closedMonth: null, sent }
          : { id: `R-${n}`, person, state, closedMonth, sent },
      ]
    })
  })

const countsIn = (year: number, live: readonly Case[], erased: readonly ErasedCount[]) =>
  trueCounts(
    membersOf(live.filter(({ sent }) => sent.year === year)),
    erased.filter((one) => one.year === year),
  )

describe('the counts of sent referrals', () => {
  it('do not change when closed cases are erased, in any order and at any time', () => {
    fc.assert(
      fc.property(cases, fc.array(fc.integer({ min: 0, max: 40 })), (all, moments) => {
        let live = all
        const erased: ErasedCount[] = []
        const before = [2022, 2023].map((year) => countsIn(year, all, []))
        for (const moment of moments.toSorted((a, b) => a - b)) {
          const month = `${2022 + Math.floor(moment / 12)}-${`${(moment % 12) + 1}`.padStart(2, '0')}`
          const going = new Set(erasable(live, month))
          for (const year of [2022, 2023])
            for (const { unionId, isWithdrawn } of membersOf(
              [...going].filter(({ sent }) => sent.year === year),
            ))
              erased.push({ unionId, year, sent: 1, withdrawn: isWithdrawn ? 1 : 0 })
          live = live.filter((one) => !going.has(one))
          expect([2022, 2023].map((year) => countsIn(year, live, erased))).toEqual(before)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('hold a member once, who is withdrawn only when nothing is left', () => {
    const sent = { unionId: 'U-1', year: 2023 }
    const first = { person: 'a', state: 'WITHDRAWN', closedMonth: '2023-03', sent }
    const second = {
      person: 'a',
      state: 'SENT',
      closedMonth: null,
      sent: { ...sent, unionId: 'U-2' },
    }
    const [once, again] = [[first], [first, second]].map((all) => trueCounts(membersOf(all), []))
    expect(once).toEqual([{ unitId: 'U-1', sent: 1, withdrawn: 1 }])
    expect(again).toEqual([{ unitId: 'U-1', sent: 1, withdrawn: 0 }])
  })
})

describe('a table of counts', () => {
  it.each([
    ['2023-01-20', null, null],
    ['2023-02-01', null, '2023-01-31'],
    ['2023-02-11', null, '2023-02-10'],
    ['2023-02-28', '2023-02-10', null],
    ['2023-03-01', '2023-02-10', '2023-02-28'],
    ['2024-01-01', '2023-11-30', '2023-12-31'],
    ['2025-05-01', '2023-03-31', '2023-12-31'],
    ['2022-12-31', null, null],
  ])('on %s after that of %s is due for %s', (today, asOf, due) => {
    const newest = asOf === null ? null : { year: 2023, asOf, last: false }
    expect(tableDue(2023, newest, today)).toBe(due)
    expect(tableDue(2023, { year: 2023, asOf: '2023-12-31', last: true }, today)).toBeNull()
  })
})
