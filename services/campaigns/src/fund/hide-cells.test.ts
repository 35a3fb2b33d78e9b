import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenRows, showsTotal, type Counts } from './hide-cells.ts'

const counts = (...values: number[]): Counts =>
  new Map(values.map((value, at) => [`u${at}`, value]))
const rows = (...values: number[]) => [...hiddenRows([counts(...values)])].toSorted()
const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0)

describe('counts of people', () => {
  it('below 5 are hidden, with others so that the difference does not tell them', () => {
    expect(rows(10, 20, 30)).toEqual([])
    expect(rows(3, 10, 20)).toEqual(['u0', 'u1'])
    expect(rows(0, 10, 20)).toEqual(['u0', 'u1'])
    expect(rows(3, 10, 10, 40)).toEqual(['u0', 'u1', 'u2'])
    expect(rows(1, 2, 30, 40)).toEqual(['u0', 'u1', 'u2'])
    expect(rows(4, 4, 30)).toEqual(['u0', 'u1'])
  })

  it('that are close to the one beside them take more with them', () => {
    // 4 + 8 with 8 or 9 as the smallest shown would say that the small one is 3 or 4
    expect(rows(4, 8, 9, 30)).toEqual(['u0', 'u1', 'u2'])
  })

  it('hidden in one round are hidden in all of the year', () => {
    const [first, second] = [counts(3, 10, 20, 30), counts(15, 40, 20, 30)]
    const hidden = hiddenRows([first, second])
    expect([...hidden].toSorted()).toEqual(['u0', 'u1'])
    expect(showsTotal(first, hidden)).toBe(true)
    expect(showsTotal(counts(3), hiddenRows([counts(3)]))).toBe(false)
    expect(showsTotal(counts(1, 2), hiddenRows([counts(1, 2)]))).toBe(false)
  })

  it('cannot be told from totals and differences, whatever the tables', () => {
    const table = fc.array(fc.option(fc.nat(40), { nil: null, freq: 6 }), {
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), (given) => {
        const tables = given.map(
          (cells) =>
            new Map(
              cells.flatMap((cell, at) => (cell === null ? [] : [[`u${at}`, cell] as const])),
            ),
        )
        const hidden = hiddenRows(tables)
        for (const one of tables) {
          const covered = [...one].filter(([row]) => hidden.has(row)).map(([, count]) => count)
          const shown = [...one].filter(([row]) => !hidden.has(row)).map(([, count]) => count)
          for (const count of shown) expect(count).toBeGreaterThanOrEqual(5)
          if (!showsTotal(one, hidden) || covered.length === 0) continue
          expect(covered.length).toBeGreaterThanOrEqual(2)
          expect(sumOf(covered)).toBeGreaterThanOrEqual(5)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
