import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { leader2023 } from '../scheme/leader-2023.ts'
import { PROVINCE_GROUP } from './ceiling.ts'
import type { CycleInputs, Fact, Post, ReleasedGroup } from './inputs.ts'
import { rateLeaders } from './rate-leaders.ts'
import type { LeaderRating, RatedLeader } from './rating.ts'

type GoldenLeader = {
  id: string
  post: 'chair' | 'upper'
  unit: string
  upper: string | null
  facts: { A1: number | null; A2: number | null; A3: number | null; A4: number | null; D: number }
  monthsInPost: number
  onClosingDay: boolean
}
type GoldenCase = {
  name: string
  groups: {
    id: string
    pools: string[]
    upper: string
    E: number
    ballots: number
    counts: Record<string, number[]>
  }[]
  leaders: GoldenLeader[]
  expected: ({ id: string } & Record<string, unknown>)[]
}
type Golden = { tolerance: number; exact: string[]; cases: GoldenCase[] }

const golden = JSON.parse(
  readFileSync(new URL('golden/leader_2023.json', import.meta.url), 'utf8'),
) as Golden

const RATIOS = {
  A1: 'PETITIONS_ON_TIME',
  A2: 'DENSITY',
  A3: 'DEMOCRACY',
  A4: 'REPORTS_ON_TIME',
} as const
const EVENTS = [
  { code: 'INITIATIVE_COUNTED', points: 2 },
  { code: 'MODEL_RECOGNISED', points: 2 },
  { code: 'CAMPAIGN_REGISTERED', points: 1 },
] as const

function groupsOf(vector: GoldenCase): ReleasedGroup[] {
  return vector.groups.map((group, number) => ({
    id: group.id,
    kind: 'POOL',
    pools: group.pools.map((unionId) => ({ number, unionId, upperId: group.upper })),
    upperId: group.upper,
    eligible: group.E,
    ballots: group.ballots,
    counts: Object.fromEntries(
      Object.entries(group.counts).map(([code, levels]) => [
        code,
        { levels, skipped: 0, dontKnow: 0 },
      ]),
    ),
  }))
}

function factsOf({ unit, facts }: GoldenLeader): Fact[] {
  const fact = { unionId: unit, asOf: '2023-10-31', rev: 1, source: 'golden' }
  const ratios = (['A1', 'A2', 'A3', 'A4'] as const).flatMap((key) => {
    const ratio = facts[key]
    const numerator = Math.round((ratio ?? 0) * 1000)
    const eventId = `${unit}-${key}`
    return ratio === null
      ? []
      : [{ ...fact, code: RATIOS[key], numerator, denominator: 1000, eventId }]
  })
  let left = facts.D
  const events = EVENTS.flatMap(({ code, points }) => {
    if (left < points) return []
    left -= points
    return [{ ...fact, code, numerator: 1, denominator: 1, eventId: `${unit}-${code}` }]
  })
  return [...ratios, ...events]
}

function postOf(leader: GoldenLeader): Post {
  const month = String(13 - leader.monthsInPost).padStart(2, '0')
  return {
    id: leader.id,
    memberId: `member-${leader.id}`,
    unionId: leader.unit,
    kind: leader.post === 'chair' ? 'CHAIR' : 'UPPER_CHAIR',
    acting: false,
    from: leader.monthsInPost >= 12 ? '2020-01-01' : `2023-${month}-01`,
    to: leader.onClosingDay ? null : '2023-12-30',
    upperId: leader.upper,
    directUnderProvince: false,
  }
}

function inputsOf(vector: GoldenCase): CycleInputs {
  return {
    cycle: { year: 2023, closingDay: '2023-12-31' },
    scheme: leader2023,
    release: { surveyId: 'golden', k: 10, groups: groupsOf(vector) },
    facts: vector.leaders.flatMap(factsOf),
    posts: vector.leaders.map(postOf),
    units: vector.leaders.map(({ unit, upper }) => ({ id: unit, upperId: upper })),
  }
}

function asGolden(rating: LeaderRating): Record<string, unknown> {
  if (rating.level === 'NOT_RATED') return { ...rating }
  const rated: RatedLeader = rating
  return {
    ...rated,
    group: rated.group === PROVINCE_GROUP ? 'province' : rated.group,
    E: rated.eligible,
    A: rated.work,
    D: rated.bonus,
    places: rated.ceiling.places,
    base: rated.ceiling.base,
    tie: rated.ceiling.tie,
  }
}

describe.each(golden.cases)('$name', (vector) => {
  const ratings = new Map(rateLeaders(inputsOf(vector)).map((r) => [r.postId, asGolden(r)]))
  test.each(vector.expected)('$id is rated as the independent implementation says', (wanted) => {
    const got = ratings.get(wanted.id) ?? {}
    for (const [key, value] of Object.entries(wanted)) {
      if (key === 'id') continue
      if (golden.exact.includes(key) || typeof value !== 'number')
        expect([key, got[key]]).toEqual([key, value])
      else expect(Math.abs(Number(got[key]) - value), key).toBeLessThanOrEqual(golden.tolerance)
    }
    if (wanted.tie === undefined) expect(got.tie ?? false).toBe(false)
  })
  test('nobody else is rated', () => expect(ratings.size).toBe(vector.expected.length))
})
