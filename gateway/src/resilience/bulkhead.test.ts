import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBulkhead, Full } from './bulkhead.ts'

/** The same cases on every machine; more of them in place of new ones. */
const SAME = { seed: 2_023, numRuns: 50 }

const ROOM = { atOnce: 2, waiting: 1, waitMs: 5_000 }

describe('a bulkhead', () => {
  it('lets in as many as have a place, makes one wait and refuses the next at once', async () => {
    const bulkhead = createBulkhead(ROOM)
    await bulkhead.enter()
    await bulkhead.enter()
    const third = bulkhead.enter()
    await expect(bulkhead.enter()).rejects.toThrow(Full)
    bulkhead.leave()
    await third
    expect(bulkhead.running()).toBe(2)
  })

  it('lets nobody wait longer than the limit, nor than the time the caller has', async () => {
    const bulkhead = createBulkhead({ ...ROOM, waitMs: 30 })
    await bulkhead.enter()
    await bulkhead.enter()
    await expect(bulkhead.enter()).rejects.toThrow(Full)
    await expect(bulkhead.enter(1)).rejects.toThrow(Full)
    bulkhead.leave()
    await bulkhead.enter()
    expect(bulkhead.running()).toBe(2)
  })

  it('never runs more than it may and serves whoever came first, whatever the order of ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (steps) => {
        const bulkhead = createBulkhead({ atOnce: 3, waiting: 5, waitMs: 60_000 })
        const served: number[] = []
        let [inside, refused, ended] = [0, 0, 0]
        for (const [at, comes] of steps.entries()) {
          if (comes)
            bulkhead.enter().then(
              () => void served.push(at),
              () => void (refused += 1),
            )
          else if (inside > 0) {
            bulkhead.leave()
            ended += 1
          }
          await new Promise(setImmediate)
          inside = served.length - ended
          expect(inside).toBeLessThanOrEqual(3)
          expect(bulkhead.running()).toBe(inside)
        }
        expect(served).toEqual(served.toSorted((a, b) => a - b))
        const waiting = steps.filter(Boolean).length - served.length - refused
        expect(waiting).toBeLessThanOrEqual(5)
        for (let left = inside + waiting; left > 0; left -= 1) bulkhead.leave()
      }),
      SAME,
    )
  })
})
