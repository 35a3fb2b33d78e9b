import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import golden from './golden/deniability.json' with { type: 'json' }
import {
  exactAllowed,
  mayShowIndex,
  precisionOf,
  shownShares,
  wholePoints,
  shownTotal,
} from './tiers.ts'

describe('precision by the number of answers', () => {
  it.each([
    [9, 100, 'NONE'],
    [10, 9, 'NONE'],
    [10, 10, 'FIVE_PERCENT'],
    [29, 60, 'FIVE_PERCENT'],
    [30, 60, 'ONE_PERCENT'],
    [99, 200, 'ONE_PERCENT'],
    [100, 200, 'ONE_DECIMAL'],
  ])('%i answers of %i eligible: %s', (n, eligible, precision) => {
    expect(precisionOf(n, eligible)).toBe(precision)
  })
})

describe('shares', () => {
  it('are rounded to the step of the tier', () => {
    expect(shownShares({ levels: [8, 3, 1], eligible: 30 }).shares).toEqual([65, 25, 10])
    expect(shownShares({ levels: [20, 10, 3], eligible: 60 }).shares).toEqual([61, 30, 9])
    expect(shownShares({ levels: [100, 40, 7], eligible: 300 }).shares).toEqual([68, 27.2, 4.8])
  })

  it('are nothing under ten answers, not even their number', () => {
    const shown = shownShares({ levels: [9, 0, 0], eligible: 40 })
    expect(shown).toEqual({
      precision: 'NONE',
      shares: null,
      atLeast80: false,
      scored: null,
      eligible: 40,
    })
  })

  it('are all withheld when the worst level is above 80 % of the eligible, for the rest gives it away', () => {
    const shown = shownShares({ levels: [1, 1, 17], eligible: 20 })
    expect(shown).toMatchObject({ shares: null, atLeast80: true, scored: 19 })
    expect(mayShowIndex({ levels: [1, 1, 17], eligible: 20 })).toBe(false)
    expect(mayShowIndex({ levels: [1, 2, 16], eligible: 20 })).toBe(true)
  })

  it('count the two worst of five levels together as dissatisfied', () => {
    expect(shownShares({ levels: [1, 0, 1, 9, 9], eligible: 22 }).atLeast80).toBe(true)
    expect(shownShares({ levels: [9, 9, 0, 1, 1], eligible: 20 }).atLeast80).toBe(false)
  })

  it('never say more of a sensitive category than the cap, on any counts', () => {
    const levels = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(levels, fc.nat(40), (counts, silent) => {
        const eligible = counts.reduce((sum, n) => sum + n, 0) + silent
        const { shares } = shownShares({ levels: counts, eligible })
        if (shares) expect((counts[2] ?? 0) / eligible).toBeLessThanOrEqual(0.8)
        for (const share of shares ?? []) expect(share >= 0 && share <= 100).toBe(true)
      }),
    )
  })
})

describe('deniability', () => {
  it.each(golden.cases)(
    'golden: $nCategory of $eligible eligible',
    ({ nCategory, n, eligible, cap, exactAllowed: allowed, share, posteriorForRandomMember }) => {
      expect(exactAllowed(nCategory, eligible, cap * 100)).toBe(allowed)
      expect(nCategory / n).toBeCloseTo(share, 9)
      expect(nCategory / eligible).toBeCloseTo(posteriorForRandomMember, 9)
      const shown = shownShares({ levels: [n - nCategory, 0, nCategory], eligible })
      expect(shown.atLeast80).toBe(!allowed)
    },
  )
})

describe('an interval in whole points', () => {
  it('is rounded outward and stays on the scale', () => {
    expect(wholePoints({ low: 71.2, high: 79.01 })).toEqual({ low: 71, high: 80 })
    expect(wholePoints({ low: -0.4, high: 100.3 })).toEqual({ low: 0, high: 100 })
    expect(wholePoints({ low: 70, high: 80 })).toEqual({ low: 70, high: 80 })
  })

  it('P4: always holds the interval it stands for', () => {
    const point = fc.double({ min: 0, max: 100, noNaN: true })
    fc.assert(
      fc.property(point, point, (a, b) => {
        const shown = wholePoints({ low: Math.min(a, b), high: Math.max(a, b) })
        expect(shown.low).toBeLessThanOrEqual(Math.min(a, b))
        expect(shown.high).toBeGreaterThanOrEqual(Math.max(a, b))
      }),
    )
  })
})

describe('a total beside its parts', () => {
  const part = (levels: number[]) => ({ levels, eligible: 200 })
  it('is shown no finer than its coarsest part', () => {
    const total = { levels: [130, 30, 12], eligible: 600 }
    expect(shownTotal(total, [part([60, 20, 2]), part([8, 2, 2])]).precision).toBe('FIVE_PERCENT')
    expect(shownTotal(total, [part([60, 20, 2]), part([60, 8, 8])]).precision).toBe('ONE_PERCENT')
    expect(shownTotal(total, []).precision).toBe('ONE_DECIMAL')
  })

  it('tells neither shares beside a capped part nor its count beside an unscored one', () => {
    const total = { levels: [100, 20, 30], eligible: 60 }
    expect(shownTotal(total, [{ levels: [1, 1, 28], eligible: 30 }]).shares).toBeNull()
    expect(shownTotal({ levels: [100, 20, 3], eligible: 400 }, [part([2, 1, 1])]).scored).toBeNull()
  })
})
