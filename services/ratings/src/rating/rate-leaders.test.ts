import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../recompute.ts'
import { leader2023 } from '../scheme/leader-2023.ts'
import { DIRECT_GROUP, POOLED_GROUP } from './ceiling.ts'
import { round6 } from './decimals.ts'
import type { CycleInputs, Fact, Post } from './inputs.ts'
import { rateLeader } from './rate-leader.ts'
import { rateLeaders } from './rate-leaders.ts'
import type { LeaderRating, RatedLeader } from './rating.ts'
import { type SampleUnion, sampleCycle, sampleUnion } from './sample-cycle.ts'
import { estimatePriors } from './shrinkage.ts'

function rated(ratings: readonly LeaderRating[], union: string): RatedLeader {
  const rating = ratings.find(({ postId }) => postId === `post-${union}`)
  if (rating === undefined || rating.level === 'NOT_RATED') throw new Error(`${union} is not rated`)
  return rating
}

function reasonOf(inputs: CycleInputs, union = 'u0'): string {
  const rating = rateLeaders(inputs).find(({ postId }) => postId === `post-${union}`)
  return rating?.level === 'NOT_RATED' ? rating.reason : 'RATED'
}

const fact = (
  code: Fact['code'],
  numerator: number,
  denominator: number,
  asOf = '2023-06-30',
): Fact => ({
  code,
  unionId: 'u0',
  asOf,
  numerator,
  denominator,
  source: 'test',
  eventId: `${code}-${asOf}`,
})

const unions = (length: number, changes: Partial<SampleUnion> = {}): SampleUnion[] =>
  Array.from({ length }, (_, at) => sampleUnion(`u${at}`, changes))

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

describe('any cycle', () => {
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
        const chairs = kinds.map((_, at) => rated(ratings, `u${at}`))
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
        if (before.level === 'NOT_RATED' || after.level === 'NOT_RATED')
          throw new Error('not rated')
        expect(after.trust).toBeGreaterThanOrEqual(before.trust)
      }),
      { numRuns: 60 },
    )
  })
})

describe('edges', () => {
  test('one released group: stored priors, and said so', () => {
    const rating = rated(rateLeaders(sampleCycle(unions(1))), 'u0')
    expect(rating.storedPrior).toBe(true)
    expect(rating.counts.map(({ notes }) => notes)).toEqual(
      Array.from({ length: 5 }, () => ['FEW_GROUPS']),
    )
  })

  test('a level nobody chose: estimated with that level at the floor, and said so', () => {
    const list = unions(12).map((u, at) => ({ ...u, trust: [8 + at, 20 - at, 0] }))
    const rating = rated(rateLeaders(sampleCycle(list)), 'u3')
    expect(rating.storedPrior).toBe(false)
    expect(rating.counts[0]?.notes).toContain('LEVEL_FLOORED')
  })

  test('all answers equal: capped, the other levels at the floor, a score under 100, and said so', () => {
    const list = unions(12, { trust: [20, 0, 0] })
    const rating = rated(rateLeaders(sampleCycle(list)), 'u0')
    expect(rating.storedPrior).toBe(false)
    expect(rating.counts[0]?.notes).toEqual(['CONCENTRATION_CAPPED', 'LEVEL_FLOORED'])
    expect(rating.trust).toBeLessThan(100)
    expect(rating.trustLow).toBeLessThanOrEqual(rating.trust)
    expect(rating.trustHigh).toBeLessThanOrEqual(100)
  })

  test('groups all alike: the concentration is capped, and said so', () => {
    const priors = estimatePriors(sampleCycle(unions(12)))
    expect(priors.chairTrust?.notes).toEqual(['CONCENTRATION_CAPPED'])
    expect(priors.chairTrust?.concentration).toBeCloseTo(200, 6)
  })
})

describe('work results', () => {
  const base = sampleCycle(unions(1))
  const lines = (facts: Fact[]) => {
    const { lines } = rated(rateLeaders({ ...base, facts }), 'u0')
    return Object.fromEntries(lines.map((line) => [line.criterion, line]))
  }

  test('criteria without data are spread pro rata over the others of A, and marked', () => {
    const { A1, A2, A3, A4 } = lines([fact('DENSITY', 9, 10), fact('REPORTS_ON_TIME', 3, 4)])
    expect([A1?.state, A1?.effectiveMax, A3?.state]).toEqual(['NO_DATA', 0, 'NO_DATA'])
    expect([A2?.effectiveMax, A2?.points]).toEqual([30, 27])
    expect([A4?.effectiveMax, A4?.points, A4?.state]).toEqual([20, 15, 'SPREAD'])
    expect(A4?.spreadFrom).toEqual(['A1', 'A3'])
  })

  test('density counts at most 1, takes the newest fact up to the closing day, also of an earlier year', () => {
    expect(lines([fact('DENSITY', 12, 10)]).A2?.points).toBe(50)
    const old = [fact('DENSITY', 5, 10, '2021-12-31'), fact('DENSITY', 8, 10, '2022-12-31')]
    expect(lines([...old, fact('DENSITY', 1, 10, '2023-12-16')]).A2?.points).toBe(40)
  })

  test('of two facts of one day one is taken, whatever their order', () => {
    const two = [fact('DENSITY', 5, 10), { ...fact('DENSITY', 8, 10), eventId: 'later' }]
    expect(lines(two).A2?.points).toBe(40)
    expect(lines(two.toReversed()).A2?.points).toBe(40)
  })

  test('other facts count only in the year of the cycle', () => {
    const old = fact('REPORTS_ON_TIME', 4, 4, '2022-12-31')
    expect(lines([fact('DENSITY', 1, 1), old]).A4?.state).toBe('NO_DATA')
  })

  test('nothing to divide by is no data', () => {
    expect(lines([fact('DENSITY', 1, 1), fact('PETITIONS_ON_TIME', 0, 0)]).A1?.state).toBe(
      'NO_DATA',
    )
  })

  test('the bonus counts each kind once and is never spread', () => {
    const twice = [fact('INITIATIVE_COUNTED', 1, 1), fact('INITIATIVE_COUNTED', 1, 1, '2023-07-01')]
    const { D1, D2, D3 } = lines([
      fact('DENSITY', 1, 1),
      ...twice,
      fact('CAMPAIGN_REGISTERED', 1, 1),
    ])
    expect([D1?.points, D2?.points, D3?.points]).toEqual([2, 0, 1])
    expect(D2?.state).toBe('NO_DATA')
  })

  test('no work fact at all: not rated, with the reason', () => {
    expect(reasonOf({ ...base, facts: [] })).toBe('NO_WORK_FACTS')
  })

  test('an upper chair has no B: its 20 are spread over A and C; density is the sum below', () => {
    const inputs = sampleCycle(unions(3, { density: 80 }))
    const upper = rated(rateLeaders(inputs), 'upper')
    const [A2, B, C] = ['A2', 'B', 'C'].map((c) => upper.lines.find((l) => l.criterion === c))
    expect(A2?.effectiveMax).toBe(round6(50 + 40 / 3))
    expect([A2?.fact?.numerator, A2?.fact?.denominator, A2?.fact?.formula]).toEqual([
      240,
      300,
      'ratioBelow',
    ])
    expect(A2?.spreadFrom).toEqual(['A1', 'A3', 'A4', 'B'])
    expect(B?.state).toBe('NO_DATA')
    expect(C?.effectiveMax).toBe(round6(25 + 20 / 3))
    expect([upper.n, upper.eligible]).toEqual([60, 120])
  })

  test('an item with too few answers is left out of B; without any item B is spread', () => {
    const few = [[3, 2, 0, 0, 0], ...unions(1)[0]!.items.slice(1)]
    const three = rated(rateLeaders(sampleCycle(unions(1, { items: few }))), 'u0')
    expect(three.counts.map(({ score }) => score === null)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ])
    const none = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0])
    const without = rated(rateLeaders(sampleCycle(unions(1, { items: none }))), 'u0')
    expect(without.satisfaction).toBeNull()
    expect(without.lines.find((l) => l.criterion === 'C')?.spreadFrom).toEqual(['B'])
  })
})

describe('who is rated', () => {
  const base = sampleCycle(unions(1))
  const withPosts = (...terms: Partial<Post>[]): CycleInputs => {
    const [chair, ...others] = base.posts
    if (chair === undefined) throw new Error('no chair')
    return { ...base, posts: [...terms.map((term) => ({ ...chair, ...term })), ...others] }
  }

  test('who left before the closing day is not', () => {
    expect(reasonOf(withPosts({ to: '2023-12-14' }))).toBe('NOT_IN_POST')
    expect(reasonOf(withPosts({ to: '2023-12-15' }))).toBe('RATED')
  })

  test('six months of the year are needed, acting or not', () => {
    expect(reasonOf(withPosts({ from: '2023-06-16' }))).toBe('RATED')
    expect(reasonOf(withPosts({ from: '2023-06-16', acting: true }))).toBe('RATED')
    expect(reasonOf(withPosts({ from: '2023-06-17' }))).toBe('NOT_IN_POST')
  })

  test('two terms in one post are one rating with their months together', () => {
    const inputs = withPosts(
      { id: 'post-acting', acting: true, from: '2023-04-01', to: '2023-08-31' },
      { from: '2023-09-01' },
    )
    const ratings = rateLeaders(inputs)
    expect(ratings.map(({ postId }) => postId)).toEqual(['post-u0', 'post-upper'])
    expect(ratings[0]?.monthsInPost).toBe(8)
  })

  test('fewer than 10 scored answers on own trust are not enough, however many ballots', () => {
    const few = sampleCycle(unions(1, { trust: [9, 0, 0] }))
    expect(few.release.groups[0]?.ballots).toBe(20)
    expect(reasonOf(few)).toBe('NOT_ENOUGH_BALLOTS')
    const some = rated(rateLeaders(sampleCycle(unions(1, { trust: [9, 1, 0] }))), 'u0')
    expect([some.n, some.answers, some.rate, some.rawHigh]).toEqual([20, 10, 0.5, 0.9])
  })

  test('a joined pool and "other units" say nothing about a chair; other units count for the upper chair', () => {
    const inputs = sampleCycle(unions(2))
    const [u0, u1] = inputs.release.groups
    if (u0 === undefined || u1 === undefined) throw new Error('no groups')
    const other = {
      ...u0,
      id: 'other',
      kind: 'OTHER_UNITS' as const,
      pools: [...u0.pools, { number: 9, unionId: 'u9', upperId: 'upper' }],
    }
    const ratings = rateLeaders({ ...inputs, release: { ...inputs.release, groups: [other, u1] } })
    expect(ratings.find(({ postId }) => postId === 'post-u0')).toMatchObject({
      reason: 'NOT_ENOUGH_BALLOTS',
    })
    expect(rated(ratings, 'upper').n).toBe(40)
    const spanning = {
      ...other,
      upperId: null,
      pools: [...u0.pools, { number: 9, unionId: 'u9', upperId: 'elsewhere' }],
    }
    const apart = rateLeaders({ ...inputs, release: { ...inputs.release, groups: [spanning, u1] } })
    expect(rated(apart, 'upper').n).toBe(20)
  })
})

describe('the ceiling', () => {
  const top = {
    trust: [20, 0, 0],
    items: Array.from({ length: 4 }, () => [20, 0, 0, 0, 0]),
    density: 100,
  }

  test('twins at the cut are left out whole, as GOOD, and listed for people', () => {
    const list = unions(10).map((u, at) => (at < 3 ? { ...u, ...top } : u))
    const ratings = rateLeaders(sampleCycle(list))
    const twin = rated(ratings, 'u0')
    expect([twin.level, twin.levelBeforeCap, twin.ceiling.places]).toEqual(['GOOD', 'EXCELLENT', 2])
    expect(twin.ceiling.tiedWith).toEqual(['post-u0', 'post-u1', 'post-u2'])
    expect(twin.reasons[0]).toBe('TIE')
    expect(ratings.filter(({ level }) => level === 'EXCELLENT')).toEqual([])
  })

  test('too low a response keeps a leader out of the best class', () => {
    const list = unions(10).map((u, at) => (at === 0 ? { ...u, ...top, eligible: 67 } : u))
    const rating = rated(rateLeaders(sampleCycle(list)), 'u0')
    expect(rating.total).toBeGreaterThan(90)
    expect([rating.level, rating.levelBeforeCap]).toEqual(['GOOD', 'GOOD'])
    expect(rating.reasons).toContain('BLOCKED')
    expect(rating.ceiling.topGroupProbability).toBe(0)
    const enough = list.map((u, at) => (at === 0 ? { ...u, eligible: 66 } : u))
    expect(rated(rateLeaders(sampleCycle(enough)), 'u0').level).toBe('EXCELLENT')
  })

  test('comparison groups of chairs with fewer than 5 GOOD or better are compared together', () => {
    const list = [
      ...unions(6, { upperId: 'large' }),
      ...['a', 'b', 'c'].map((id) => sampleUnion(id, { upperId: 'small' })),
      ...['d', 'e'].map((id) => sampleUnion(id, { upperId: null })),
    ]
    const ratings = rateLeaders(sampleCycle(list))
    expect(rated(ratings, 'u0').ceiling).toMatchObject({ group: 'large', base: 6, places: 1 })
    for (const id of ['a', 'e'])
      expect(rated(ratings, id).ceiling).toMatchObject({ group: POOLED_GROUP, base: 5, places: 1 })
    expect(rated(ratings, 'e').group).toBe(DIRECT_GROUP)
    expect(rated(ratings, 'small').ceiling).toMatchObject({ group: 'PROVINCE', base: 2, places: 0 })
  })

  test('the chance of the top group falls with the rank and is 0 without places', () => {
    const list = unions(10).map((u, at) => ({
      ...u,
      density: 100,
      trust: [20 - at, at, 0],
      items: top.items,
    }))
    const ratings = rateLeaders(sampleCycle(list))
    const chances = list.map(({ id }) => rated(ratings, id).ceiling.topGroupProbability)
    expect(chances.toSorted((a, b) => b - a)).toEqual(chances)
    expect(chances[0]).toBeGreaterThan(0.5)
    expect(chances[9]).toBeLessThan(0.2)
    expect(rated(rateLeaders(sampleCycle(unions(1))), 'u0').ceiling.topGroupProbability).toBe(0)
  })
})

describe('what would have changed it', () => {
  test('points to the classes above and below are those of the cut-offs', () => {
    const rating = rated(rateLeaders(sampleCycle(unions(1, { density: 75 }))), 'u0')
    expect(rating.level).toBe('GOOD')
    expect(rating.change.up).toEqual({ level: 'EXCELLENT', points: round6(90 - rating.total) })
    expect(rating.change.down).toEqual({ level: 'COMPLETED', points: round6(rating.total - 70) })
  })

  test('a class is robust only when everybody who is missing could not change it', () => {
    const asked = (eligible: number) =>
      rated(rateLeaders(sampleCycle(unions(1, { eligible, density: 75 }))), 'u0').nonResponse
    expect(asked(20)).toMatchObject({ missing: 0, robust: true })
    expect(asked(60)).toMatchObject({ missing: 40, robust: false, worstLevel: 'COMPLETED' })
  })

  test('legal counts are raw, over eligible and over answers', () => {
    const { legal } = rated(
      rateLeaders(sampleCycle(unions(1, { trust: [4, 2, 12], eligible: 24 }))),
      'u0',
    )
    expect(legal).toMatchObject({ overHalfOfEligible: false, overHalfOfAnswers: true })
    expect(legal).toMatchObject({ twoThirdsOfEligible: false, twoThirdsOfAnswers: true })
  })
})

test('the scheme cannot be changed, to the bottom', () => {
  const open: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) open.push(path)
    for (const [key, member] of Object.entries(value)) walk(member, `${path}.${key}`)
  }
  walk(leader2023, 'leader2023')
  expect(open).toEqual([])
})
