import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payFrom } from './budget.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 1_000 }

const budget = { burst: 100, perSecond: 10 }

describe('a budget', () => {
  it('is paid from until it is empty, then says how long to wait', () => {
    const half = payFrom(budget, 0, 1_000, 50)
    const empty = payFrom(budget, half.full, 1_000, 50)
    expect([half.waitMs, empty.waitMs]).toEqual([0, 0])
    expect(payFrom(budget, empty.full, 1_000, 10)).toEqual({ full: empty.full, waitMs: 1_000 })
    expect(payFrom(budget, empty.full, 2_000, 10).waitMs).toBe(0)
  })

  it('lets the dearest thing through when it is whole', () => {
    expect(payFrom(budget, 0, 0, 5_000).waitMs).toBe(0)
    expect(payFrom(budget, payFrom(budget, 0, 0, 1).full, 0, 5_000).waitMs).toBe(100)
  })

  it('never gives more than the burst and what came since', () => {
    const steps = fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 60 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(steps, (asked) => {
        let [now, full, paid] = [0, 0, 0]
        for (const [pause, units] of asked) {
          now += pause
          const payment = payFrom(budget, full, now, units)
          if (payment.waitMs === 0) paid += units
          full = payment.full
          expect(paid).toBeLessThanOrEqual(budget.burst + (now / 1_000) * budget.perSecond + 1e-6)
        }
      }),
      SAME,
    )
  })
})
