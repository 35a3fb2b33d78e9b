import { leader2023 } from '../scheme/leader-2023.ts'
import type { CycleInputs, Fact, Post, QuestionCounts, ReleasedGroup } from './inputs.ts'
import type { LeaderRating, RatedLeader } from './rating.ts'

/** One grassroots union of a made-up cycle: counts best level first, density as the only work fact. For tests. */
export type SampleUnion = {
  readonly id: string
  readonly upperId: string | null
  readonly eligible: number
  readonly trust: readonly number[]
  readonly items: readonly (readonly number[])[]
  readonly upperTrust: readonly number[]
  /** Percent of workers who are members. */
  readonly density: number
}

/** Frozen inputs of 2023 in which every union has a released pool and a chair, every upper union a chair. For tests. */
export function sampleCycle(unions: readonly SampleUnion[]): CycleInputs {
  const uppers = [...new Set(unions.flatMap(({ upperId }) => upperId ?? []))]
  return {
    cycle: { year: 2023, closingDay: '2023-12-15' },
    scheme: leader2023,
    release: { surveyId: 'survey-2023', k: 10, groups: unions.map(sampleGroup) },
    facts: unions.map(sampleDensity),
    posts: [
      ...unions.map(({ id, upperId }) => samplePost(id, 'CHAIR', upperId)),
      ...uppers.map((id) => samplePost(id, 'UPPER_CHAIR', null)),
    ],
    units: [
      ...unions.map(({ id, upperId }) => ({ id, upperId })),
      ...uppers.map((id) => ({ id, upperId: null })),
    ],
  }
}

/** A union whose answers are shares of `n`: everybody trusts highly, items at the best level, unless told otherwise. */
export function sampleUnion(id: string, changes: Partial<SampleUnion> = {}): SampleUnion {
  return {
    id,
    upperId: 'upper',
    eligible: 40,
    trust: [16, 3, 1],
    items: Array.from({ length: 4 }, () => [12, 6, 1, 1, 0]),
    upperTrust: [14, 4, 2],
    density: 97,
    ...changes,
  }
}

/** Unions `u0`, `u1`, ... alike but for `changes`. For tests. */
export function sampleUnions(length: number, changes: Partial<SampleUnion> = {}): SampleUnion[] {
  return Array.from({ length }, (_, at) => sampleUnion(`u${at}`, changes))
}

/** The rating of a sample union's chair (or of an upper union's); throws when it is not rated. For tests. */
export function ratedIn(ratings: readonly LeaderRating[], union: string): RatedLeader {
  const rating = ratings.find(({ postId }) => postId === `post-${union}`)
  if (rating === undefined || rating.level === 'NOT_RATED') throw new Error(`${union} is not rated`)
  return rating
}

function sampleGroup(union: SampleUnion, number: number): ReleasedGroup {
  const answers = [union.trust, union.upperTrust, ...union.items].map((levels) =>
    levels.reduce((total, level) => total + level, 0),
  )
  const counts: Record<string, QuestionCounts> = { chairTrust: asCounts(union.trust) }
  union.items.forEach((levels, at) => (counts[`chair${at + 1}`] = asCounts(levels)))
  if (union.upperId !== null) counts.upperTrust = asCounts(union.upperTrust)
  return {
    id: `group-${union.id}`,
    kind: 'POOL',
    pools: [{ number, unionId: union.id, upperId: union.upperId }],
    upperId: union.upperId,
    eligible: union.eligible,
    ballots: Math.max(...answers),
    counts,
  }
}

function asCounts(levels: readonly number[]): QuestionCounts {
  return { levels, skipped: 0, dontKnow: 0 }
}

function sampleDensity({ id, density }: SampleUnion): Fact {
  return {
    code: 'DENSITY',
    unionId: id,
    asOf: '2023-11-30',
    rev: 1,
    numerator: density,
    denominator: 100,
    source: 'membership',
    eventId: `density-${id}`,
  }
}

function samplePost(unionId: string, kind: Post['kind'], upperId: string | null): Post {
  return {
    id: `post-${unionId}`,
    memberId: `member-${unionId}`,
    unionId,
    kind,
    acting: false,
    from: '2021-01-01',
    to: null,
    upperId,
    directUnderProvince: kind === 'CHAIR' && upperId === null,
  }
}
