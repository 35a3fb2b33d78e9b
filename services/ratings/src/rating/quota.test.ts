import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CeilingBase } from '../scheme/leader-scheme.ts'
import { compareKeys, isCandidate, placesOf, select } from './quota.ts'

type Row = {
  id: string
  score: string
  lower: string
  rawHigh: string
  n: number
  eligible: number
}
type Golden = {
  cases: {
    name: string
    config: {
      excellent: number
      excellentLower: number
      good: number
      minN: number
      minRate: string
      cap: string
      base: 'good_excluding' | 'good_or_better' | 'all_rated'
    }
    rows: Row[]
    expected: {
      quota: number
      goodOrBetter: number
      rated: number
      ranking: string[]
      excellent: string[]
      tieAtCut: string[]
    }
  }[]
}
const file = new URL('golden/classification_cap.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden

const BASES = {
  good_excluding: 'GOOD_EXCLUDING',
  good_or_better: 'GOOD_OR_BETTER',
  all_rated: 'ALL_RATED',
} as const satisfies Record<string, CeilingBase>

test.each(golden.cases)('$name', ({ config, rows, expected }) => {
  const leaders = rows
    .filter(({ n }) => n >= config.minN)
    .map(({ id, score, lower, rawHigh, n, eligible }) => ({
      id,
      total: Number(score),
      low: Number(lower),
      rawHigh: Number(rawHigh),
      n,
      rate: n / eligible,
    }))
  const gates = {
    minimumAnswers: config.minN,
    minimumResponseRate: Number(config.minRate),
    minimumLow: config.excellentLower,
  }
  const good = leaders.filter(({ total }) => total >= config.good)
  const candidates = leaders.filter((l) => l.total >= config.excellent && isCandidate(l, gates))
  const rule = { cap: Number(config.cap), base: BASES[config.base] }
  const places = placesOf(rule, good.length, leaders.length)
  const { placed, tied } = select(candidates, places)
  expect(leaders.length).toBe(expected.rated)
  expect(good.length).toBe(expected.goodOrBetter)
  expect(places).toBe(expected.quota)
  expect(candidates.toSorted(compareKeys).map(({ id }) => id)).toEqual(expected.ranking)
  expect(placed.map(({ id }) => id)).toEqual(expected.excellent)
  expect(tied.map(({ id }) => id)).toEqual(expected.tieAtCut)
})

test('places are the largest e within the cap, for every base', () => {
  const bases = fc.constantFrom<CeilingBase[]>('GOOD_OR_BETTER', 'GOOD_EXCLUDING', 'ALL_RATED')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      bases,
      fc.nat(5000),
      fc.nat(500),
      (percent, base, good, worse) => {
        const fits = (e: number) => {
          const whole =
            base === 'ALL_RATED' ? good + worse : base === 'GOOD_EXCLUDING' ? good - e : good
          return 100 * e <= percent * whole
        }
        const places = placesOf({ cap: percent / 100, base }, good, good + worse)
        expect(fits(places)).toBe(true)
        expect(fits(places + 1)).toBe(false)
      },
    ),
  )
})

const key = fc.constantFrom(90, 90.5, 90.5000004, 91)
const candidate = fc.record({
  total: key,
  low: key,
  rawHigh: fc.constantFrom(0.8, 0.9),
  rate: fc.constantFrom(0.5, 0.6),
})

test('places are never exceeded, a tie is never broken, nobody passes somebody better', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 25 }), fc.nat(12), (candidates, places) => {
      const { placed, tied, rest } = select(candidates, places)
      expect(placed.length).toBeLessThanOrEqual(places)
      expect(placed.length + tied.length + rest.length).toBe(candidates.length)
      if (tied.length > 0) expect(placed.length + tied.length).toBeGreaterThan(places)
      for (const out of [...tied, ...rest])
        for (const inside of placed) expect(compareKeys(inside, out)).toBeLessThan(0)
      for (const one of tied) expect(compareKeys(one, tied[0] ?? one)).toBe(0)
    }),
  )
})

test('keys that agree to 6 decimals are a tie', () => {
  const a = { total: 90.5, low: 88, rawHigh: 0.9, rate: 0.5 }
  expect(compareKeys(a, { ...a, total: 90.5000004 })).toBe(0)
  expect(compareKeys(a, { ...a, total: 90.500001 })).toBeGreaterThan(0)
})

test('candidates are ordered by total, then lower bound, then raw high share, then response rate', () => {
  const a = { total: 92, low: 88, rawHigh: 0.8, rate: 0.5 }
  for (const key of ['total', 'low', 'rawHigh', 'rate'] as const)
    expect(compareKeys(a, { ...a, rate: 0.4, [key]: 93 })).toBeGreaterThan(0)
  const lowest = { total: 92, low: 89, rawHigh: 0, rate: 0 }
  expect(compareKeys(lowest, a)).toBeLessThan(0)
  expect(compareKeys({ ...a, total: 92.1, low: 0 }, lowest)).toBeLessThan(0)
  expect(compareKeys({ ...a, rawHigh: 0.9, rate: 0 }, a)).toBeLessThan(0)
})
