import type { FactCode, LeaderScheme, PostKind } from '../scheme/leader-scheme.ts'

/** Integer counts of one question in one released group. `levels` best first; the other two stay outside scores. */
export type QuestionCounts = {
  readonly levels: readonly number[]
  readonly skipped: number
  readonly dontKnow: number
}

/** A pool as the release names it. A joined pool has no single union; directly under the province `upperId` is null. */
export type ReleasedPool = {
  readonly number: number
  readonly unionId: string | null
  readonly upperId: string | null
}

/** One published group of the signed release (privacy.md 4): at least k ballots, disjoint from all others. */
export type ReleasedGroup = {
  readonly id: string
  readonly kind: 'POOL' | 'OTHER_UNITS'
  readonly pools: readonly ReleasedPool[]
  readonly upperId: string | null
  readonly eligible: number
  readonly ballots: number
  readonly counts: { readonly [question: string]: QuestionCounts }
}

/**
 * A dated fact about a union, from another service; `asOf` is `YYYY-MM-DD`. What is true now, so of one union and code
 * only the newest counts: the highest (`asOf`, `rev`).
 */
export type Fact = {
  readonly code: FactCode
  readonly unionId: string
  readonly asOf: string
  readonly rev: number
  readonly numerator: number
  readonly denominator: number
  readonly source: string
  readonly eventId: string
}

/** A term in a post. `from` and `to` are inclusive days; `to` null = still held. */
export type Post = {
  readonly id: string
  readonly memberId: string
  readonly unionId: string
  readonly kind: PostKind
  readonly acting: boolean
  readonly from: string
  readonly to: string | null
  readonly upperId: string | null
  readonly directUnderProvince: boolean
}

/** A union of the frozen tree and the union directly above it. */
export type Unit = { readonly id: string; readonly upperId: string | null }

/** The frozen inputs of a cycle: with them anybody gets the ratings byte for byte (domain.md D-14). */
export type CycleInputs = {
  readonly cycle: { readonly year: number; readonly closingDay: string }
  readonly scheme: LeaderScheme
  readonly release: {
    readonly surveyId: string
    readonly k: number
    readonly groups: readonly ReleasedGroup[]
  }
  readonly facts: readonly Fact[]
  readonly posts: readonly Post[]
  readonly units: readonly Unit[]
}
