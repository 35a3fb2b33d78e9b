import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRetryBudget } from './retry-budget.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 200 }

describe('a retry budget', () => {
  it('never gives more than a tenth of the calls and the reserve, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 2_000 }), (steps) => {
        const budget = createRetryBudget(0.1, 3)
        let [calls, retries] = [0, 0]
        for (const isCall of steps) {
          if (isCall) {
            budget.earn()
            calls += 1
          } else if (budget.spend()) retries += 1
          expect(retries).toBeLessThanOrEqual(3 + calls * 0.1 + 1e-9)
        }
      }),
      SAME,
    )
  })

  it('keeps only a few in hand after a quiet time', () => {
    const budget = createRetryBudget(0.1, 3)
    for (let calls = 0; calls < 10_000; calls += 1) budget.earn()
    const given = Array.from({ length: 50 }, () => budget.spend()).filter(Boolean)
    expect(given).toHaveLength(10)
  })
})
