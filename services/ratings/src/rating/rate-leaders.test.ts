import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../recompute.ts'
import type { CycleInputs } from './inputs.ts'
import { rateLeader } from './rate-leader.ts'
import { rateLeaders } from './rate-leaders.ts'
import { ratedIn, sampleCycle, sampleUnion } from './sample-cycle.ts'
import { estimatePriors } from './shrinkage.ts'

const counts = (levels: number) => fc.array(fc.nat(40), { minLength: levels, maxLength: levels })
const anyUnion = fc.record({
  upperId: fc.constantFrom('upper-a', 'upper-b', null),
  missing: fc.nat(60),
  trust: counts(3),
  items: fc.array(counts(5), { minLength: 4, maxLength: 4 }),
  upperTrust: counts(3),
  density: fc.integer({ min: 40, max: 110 }),
})
const anyCycle = fc.array(anyUnion, { minLength: 1, maxLength: 25 }).map((list) =>
  sampleCycle(
    list.map(({ missing, ...union }, at) => ({
      ...union,
      id: `u${at}`,
      eligible: 400 + missing,
    })),
  ),
)

test('every number of a rating is finite, and points lie inside their interval and maximum', () => {
  fc.assert(
    fc.property(anyCycle, (inputs) => {
      for (const rating of rateLeaders(inputs)) {
        expect(() => canonicalJson(rating)).not.toThrow()
        if (rating.level === 'NOT_RATED') continue
        for (const line of rating.lines) {
          expect(line.low).toBeLessThanOrEqual(line.points)
          expect(line.points).toBeLessThanOrEqual(line.high)
          expect(line.high).toBeLessThanOrEqual(line.effectiveMax)
        }
        expect(rating.total).toBeLessThanOrEqual(100)
        expect(
          rating.lines.filter((l) => l.group !== 'D').reduce((t, l) => t + l.effectiveMax, 0),
        ).toBeCloseTo(95, 4)
      }
    }),
    { numRuns: 60 },
  )
})

test('the order of the inputs leaves the bytes as they are', () => {
  fc.assert(
    fc.property(anyCycle, fc.infiniteStream(fc.nat()), (inputs, numbers) => {
      const shuffle = <T>(list: readonly T[]) =>
        list
          .map((item) => ({ item, at: numbers.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const shuffled: CycleInputs = {
        ...inputs,
        release: { ...inputs.release, groups: shuffle(inputs.release.groups) },
        facts: shuffle(inputs.facts),
        posts: shuffle(inputs.posts),
        units: shuffle(inputs.units),
      }
      expect(canonicalJson(rateLeaders(shuffled))).toBe(canonicalJson(rateLeaders(inputs)))
    }),
    { numRuns: 40 },
  )
})

test('a leader rated alone, with priors that went through JSON, is rated the same', () => {
  fc.assert(
    fc.property(anyCycle, (inputs) => {
      const priors = estimatePriors(inputs)
      const copy: typeof inputs = structuredClone(inputs)
      const sent: typeof priors = JSON.parse(JSON.stringify(priors))
      for (const { id } of inputs.posts)
        expect(rateLeader(copy, sent, id)).toEqual(rateLeader(inputs, priors, id))
    }),
    { numRuns: 20 },
  )
})

test('places are never exceeded and a tie is never broken', () => {
  const twins = fc.array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(twins, (kinds) => {
      const trusts = [
        [20, 0, 0],
        [19, 1, 0],
        [12, 6, 2],
      ]
      const items = Array.from({ length: 4 }, () => [20, 0, 0, 0, 0])
      const ratings = rateLeaders(
        sampleCycle(
          kinds.map((kind, at) =>
            sampleUnion(`u${at}`, { trust: trusts[kind] ?? [], items, density: 100 }),
          ),
        ),
      )
      const chairs = kinds.map((_, at) => ratedIn(ratings, `u${at}`))
      const placed = chairs.filter(({ level }) => level === 'EXCELLENT')
      expect(placed.length).toBeLessThanOrEqual(Math.floor(0.2 * kinds.length))
      for (const kind of [0, 1, 2]) {
        const same = chairs.filter((_, at) => kinds[at] === kind)
        expect(new Set(same.map(({ level }) => level)).size).toBeLessThanOrEqual(1)
        expect(new Set(same.map(({ ceiling }) => ceiling.tie)).size).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 60 },
  )
})

test('one more "high" never lowers the own trust score', () => {
  fc.assert(
    fc.property(anyCycle, (inputs) => {
      const alphas = estimatePriors(inputs)
      const [first, ...others] = inputs.release.groups
      const own = first?.counts.chairTrust
      if (first === undefined || own === undefined) throw new Error('no group')
      fc.pre(own.levels.reduce((total, level) => total + level) >= 10)
      const levels = own.levels.map((level, k) => (k === 0 ? level + 1 : level))
      const raisedGroup = {
        ...first,
        counts: { ...first.counts, chairTrust: { ...own, levels } },
      }
      const raised = {
        ...inputs,
        release: { ...inputs.release, groups: [raisedGroup, ...others] },
      }
      const before = rateLeader(inputs, alphas, 'post-u0')
      const after = rateLeader(raised, alphas, 'post-u0')
      if (before.level === 'NOT_RATED' || after.level === 'NOT_RATED') throw new Error('not rated')
      expect(after.trust).toBeGreaterThanOrEqual(before.trust)
    }),
    { numRuns: 60 },
  )
})
