import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEnd,
  afterStart,
  CLOSED,
  letsThrough,
  type Breaker,
  type BreakerSettings,
  type Outcome,
} from './breaker.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 1_000 }

const SETTINGS = { windowMs: 1_000, minimum: 5, failureRate: 0.5, openMs: 300, probes: 2 }

const settings: fc.Arbitrary<BreakerSettings> = fc.record({
  windowMs: fc.constantFrom(100, 1_000, 10_000),
  minimum: fc.integer({ min: 1, max: 20 }),
  failureRate: fc.constantFrom(0.1, 0.5, 1),
  openMs: fc.integer({ min: 1, max: 2_000 }),
  probes: fc.integer({ min: 1, max: 4 }),
})
const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constant('start' as const) }),
  fc.record({
    kind: fc.constant('end' as const),
    which: fc.nat(20),
    outcome: fc.constantFrom<Outcome>('answered', 'failed', 'unknown'),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Seen = { before: Breaker; after: Breaker; now: number; step: Step; through: boolean }

/** Lives through the steps as the lane does: calls start when let through and end in any order. */
function live(steps: readonly Step[], given: BreakerSettings): Seen[] {
  let [breaker, now] = [CLOSED, 0]
  const running: number[] = []
  return steps.map((one) => {
    const before = breaker
    const through = letsThrough(breaker, now, given)
    if (one.kind === 'wait') now += one.ms
    if (one.kind === 'start' && through) {
      breaker = afterStart(breaker)
      running.push(breaker.epoch)
    }
    if (one.kind === 'end' && running.length > 0) {
      const [epoch] = running.splice(one.which % running.length, 1)
      breaker = afterEnd(breaker, epoch ?? 0, one.outcome, now, given)
    }
    return { before, after: breaker, now, step: one, through }
  })
}

const lives = fc.tuple(fc.array(step, { maxLength: 200 }), settings)

describe('a breaker', () => {
  it('lets nothing through while it is open, and something as soon as its time is over', () => {
    fc.assert(
      fc.property(lives, ([steps, given]) => {
        for (const { after, now } of live(steps, given)) {
          if (after.kind !== 'open') continue
          expect(letsThrough(after, now, given)).toBe(now >= after.until)
          expect(after.until - now).toBeLessThanOrEqual(given.openMs)
        }
      }),
      SAME,
    )
  })

  it('never has more probes under way than it may, and counts none twice', () => {
    fc.assert(
      fc.property(lives, ([steps, given]) => {
        for (const { after } of live(steps, given)) {
          if (after.kind !== 'half-open') continue
          expect(after.running).toBeGreaterThanOrEqual(0)
          expect(after.running + after.answered).toBeLessThanOrEqual(given.probes)
        }
      }),
      SAME,
    )
  })

  it('opens exactly when a simple count of the window says so', () => {
    fc.assert(
      fc.property(lives, ([steps, given]) => {
        const calls: { at: number; failed: boolean }[] = []
        let epoch = 0
        for (const { before, after, now, step: one } of live(steps, given)) {
          if (before.kind !== 'closed') continue
          if (before.epoch !== epoch) [epoch] = [before.epoch, calls.splice(0)]
          if (one.kind !== 'end' || after === before) continue
          calls.push({ at: now, failed: one.outcome === 'failed' })
          const tenth = (at: number) => Math.floor((at * 10) / given.windowMs)
          const kept = calls.filter(({ at }) => tenth(at) > tenth(now) - 10)
          const failed = kept.filter((call) => call.failed).length
          const isDue = kept.length >= given.minimum && failed / kept.length >= given.failureRate
          expect(after.kind).toBe(isDue ? 'open' : 'closed')
        }
      }),
      SAME,
    )
  })

  it('stays closed as long as calls are answered, or end for a reason of ours', () => {
    fc.assert(
      fc.property(lives, ([steps, given]) => {
        const fine = steps.filter((one) => one.kind !== 'end' || one.outcome !== 'failed')
        expect(live(fine, given).every(({ after }) => after.kind === 'closed')).toBe(true)
      }),
      SAME,
    )
  })

  it('never changes from open to closed without an answer in between', () => {
    fc.assert(
      fc.property(lives, ([steps, given]) => {
        for (const { before, after, step: one } of live(steps, given)) {
          if (before.kind === 'open') expect(after.kind).not.toBe('closed')
          if (before.kind === 'half-open' && after.kind === 'closed')
            expect(one).toMatchObject({ kind: 'end', outcome: 'answered' })
        }
      }),
      SAME,
    )
  })

  it('closes again after as many answers as it has probes, and opens again at one failure', () => {
    const open = Array.from({ length: 5 }).reduce<Breaker>(
      (breaker) => afterEnd(breaker, 0, 'failed', 0, SETTINGS),
      CLOSED,
    )
    expect(open).toEqual({ kind: 'open', epoch: 1, until: 300 })
    const probing = afterStart(afterStart(open))
    expect(letsThrough(probing, 300, SETTINGS)).toBe(false)
    const one = afterEnd(probing, 2, 'answered', 310, SETTINGS)
    expect(afterEnd(one, 2, 'answered', 320, SETTINGS)).toMatchObject({ kind: 'closed', epoch: 3 })
    expect(afterEnd(one, 2, 'failed', 320, SETTINGS)).toMatchObject({ kind: 'open', until: 620 })
  })
})
