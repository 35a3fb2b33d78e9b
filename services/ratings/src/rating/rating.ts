import type { Level, PostKind } from '../scheme/leader-scheme.ts'
import type { LegalFlags } from './legal.ts'
import type { PriorNote } from './shrinkage.ts'

export type NotRatedReason = 'NOT_IN_POST' | 'NOT_ENOUGH_BALLOTS' | 'NO_WORK_FACTS'

/** Words for a class, in the order in which they are shown (web.md 4.4). */
export type ClassReason =
  | 'TIE'
  | 'CEILING_PLACE'
  | 'CEILING_CUT'
  | 'BLOCKED'
  | 'INTERVAL_CROSSES'
  | 'FEW_BALLOTS'
  | 'NOT_ROBUST'
  | 'ROBUST'

/** Where the points of a line come from: points = effectiveMax x min(1, numerator / denominator). */
export type RatingFact = {
  readonly numerator: number
  readonly denominator: number
  readonly source: string
  readonly asOf: string
  /** Key of the formula's text. */
  readonly formula: 'ratio' | 'ratioBelow' | 'event' | 'satisfaction' | 'trust'
  readonly eventIds: readonly string[]
}

/** One explained line. NO_DATA: its maximum went elsewhere; SPREAD: its maximum grew by those of `spreadFrom`. */
export type RatingLine = {
  readonly criterion: string
  readonly group: 'A' | 'B' | 'C' | 'D'
  /** Maximum in the scheme. */
  readonly max: number
  /** Maximum after spreading. */
  readonly effectiveMax: number
  readonly points: number
  /** Ends of the 90 % interval, in points; equal to `points` for facts. */
  readonly low: number
  readonly high: number
  readonly state: 'OK' | 'SPREAD' | 'NO_DATA'
  readonly spreadFrom: readonly string[]
  readonly fact: RatingFact | null
}

/** One question about the leader: counts best level first; scores 0-100, null with too few scored answers. */
export type LeaderCounts = {
  readonly question: string
  readonly levels: readonly number[]
  readonly skipped: number
  readonly dontKnow: number
  /** Scored answers. */
  readonly n: number
  readonly raw: number | null
  readonly score: number | null
  readonly low: number | null
  readonly high: number | null
  /** Prior pseudo-counts used for this leader. */
  readonly alpha: readonly number[]
  readonly storedPrior: boolean
  readonly notes: readonly PriorNote[]
}

/** What people who did not answer could change. Shares are 0-1 of all eligible. */
export type NonResponse = {
  readonly missing: number
  readonly highShareWorst: number
  readonly highShareBest: number
  /** Predictive of the high share if everybody answered: mean and 5 % / 95 % quantiles. */
  readonly highShareMean: number
  readonly highShareLow: number
  readonly highShareHigh: number
  readonly worstTotal: number
  readonly bestTotal: number
  readonly worstLevel: Level
  readonly bestLevel: Level
  readonly robust: boolean
}

/** Distance in points to the class above and to the one below (`points` to lose until it is reached). */
export type ClassChange = {
  readonly up: { readonly level: Level; readonly points: number } | null
  readonly down: { readonly level: Level; readonly points: number } | null
  /** Points to the last candidate holding a place, for candidates above the ceiling. */
  readonly toPlace: number | null
}

/** The quota arithmetic of one leader's comparison group. */
export type Ceiling = {
  readonly group: string
  readonly base: number
  readonly cap: number
  readonly places: number
  readonly candidates: number
  /** 1 = best; among the rated of the comparison group, equal keys share a rank. */
  readonly rank: number
  readonly tie: boolean
  /** Posts in the block left out whole, in order of id; empty unless `tie`. */
  readonly tiedWith: readonly string[]
  /** Total at which the top group begins; null without places. */
  readonly line: number | null
  readonly topGroupProbability: number
}

type Head = {
  readonly postId: string
  readonly memberId: string
  readonly unionId: string
  readonly post: PostKind
  readonly acting: boolean
  readonly year: number
  readonly scheme: string
  readonly monthsInPost: number
  /** Ballots and eligible members of the groups that speak about the leader. */
  readonly n: number
  readonly eligible: number
  /** Scored answers on own trust. */
  readonly answers: number
  readonly groupIds: readonly string[]
  /** Comparison group for the ceiling, before pooling. */
  readonly group: string
}

export type UnratedLeader = Head & {
  readonly level: 'NOT_RATED'
  readonly levelBeforeCap: null
  readonly reason: NotRatedReason
}

/** A leader with points, not yet compared with others: `level` is the level before the ceiling. */
export type ScoredLeader = Head & {
  readonly level: Level
  readonly levelBeforeCap: Level
  /** Response rate: n / eligible. */
  readonly rate: number
  /** Share of "high" among the scored answers on own trust. */
  readonly rawHigh: number
  readonly trust: number
  readonly trustLow: number
  readonly trustHigh: number
  readonly satisfaction: number | null
  readonly work: number
  readonly bonus: number
  readonly total: number
  readonly low: number
  readonly high: number
  /** Standard deviation of the total, and the bounds no answer can leave; for the top group's probability. */
  readonly deviation: number
  readonly floor: number
  readonly roof: number
  /** The total with raw instead of shrunk scores. Shown, decides nothing. */
  readonly rawTotal: number
  readonly storedPrior: boolean
  readonly lines: readonly RatingLine[]
  readonly counts: readonly LeaderCounts[]
  readonly legal: LegalFlags
  readonly nonResponse: NonResponse
}

export type RatedLeader = ScoredLeader & {
  readonly reasons: readonly ClassReason[]
  readonly ceiling: Ceiling
  readonly change: ClassChange
}

/** What `rateLeader` gives for one post, before the ceiling. */
export type ProposedRating = UnratedLeader | ScoredLeader

/** The finished rating of one post. All numbers have at most 6 decimals. */
export type LeaderRating = UnratedLeader | RatedLeader

export type { Head as RatingHead }
