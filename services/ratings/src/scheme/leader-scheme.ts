/** A level of the annual rating; NOT_RATED is an outcome, not a level. */
export type Level = 'EXCELLENT' | 'GOOD' | 'COMPLETED' | 'NOT_COMPLETED'

export type PostKind = 'CHAIR' | 'UPPER_CHAIR'

export type FactCode =
  | 'PETITIONS_ON_TIME'
  | 'DENSITY'
  | 'DEMOCRACY'
  | 'REPORTS_ON_TIME'
  | 'INITIATIVE_COUNTED'
  | 'MODEL_RECOGNISED'
  | 'CAMPAIGN_REGISTERED'

/** A criterion fed by facts. RATIO: points = max x min(1, numerator / denominator). EVENT: all points while it counts one. */
export type FactCriterion = {
  readonly code: string
  readonly max: number
  readonly measure: 'RATIO' | 'EVENT'
  readonly fact: FactCode
  /** The fact may be older than the year (the last headcount); other facts belong to the cycle's year. */
  readonly carriesOver: boolean
  /** An upper union without a fact of its own takes the sums of the unions directly below it. */
  readonly sumsBelow: boolean
}

/** Answer levels of a question, best first: what each is worth (0-100) and the prior used when groups are too few. */
export type AnswerScale = {
  readonly weights: readonly number[]
  readonly storedAlpha: readonly number[]
}

/** The questions that speak about one post: own trust, and the items whose mean is satisfaction (may be none). */
export type PostQuestions = {
  readonly trust: string
  readonly items: readonly string[]
  /** Whether the prior leans toward the leader's upper union or stays with all posts of the kind. */
  readonly prior: 'UPPER_UNION' | 'ALL'
}

export type CeilingBase = 'GOOD_OR_BETTER' | 'GOOD_EXCLUDING' | 'ALL_RATED'

export type CeilingRule = {
  readonly cap: number
  readonly base: CeilingBase
  readonly minimumAnswers: number
  readonly minimumResponseRate: number
  readonly minimumLow: number | null
  /** Comparison groups of chairs with fewer leaders GOOD or better than this are compared together. */
  readonly poolBelow: number
}

/** A share of raw counts as a fraction; `strict` means "more than", otherwise "at least". */
export type LegalShare = {
  readonly numerator: number
  readonly denominator: number
  readonly strict: boolean
}

/**
 * A scheme by which leaders are rated: dated, immutable data (domain.md 8.2, D-12, D-13). Every number of the rating
 * is read from here. Shares are 0-1, points and scores 0-100.
 */
export type LeaderScheme = {
  readonly code: string
  readonly version: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly work: { readonly max: number; readonly criteria: readonly FactCriterion[] }
  readonly satisfaction: { readonly max: number }
  readonly trust: { readonly max: number }
  readonly bonus: { readonly max: number; readonly criteria: readonly FactCriterion[] }
  readonly scales: { readonly trust: AnswerScale; readonly item: AnswerScale }
  readonly posts: { readonly [kind in PostKind]: PostQuestions }
  readonly shrinkage: {
    readonly upperUnionStrength: number
    readonly concentrationCap: number
    readonly alphaFloor: number
    readonly minimumGroups: number
    readonly minimumAnswers: number
    readonly intervalProbability: number
  }
  /** Best first; the last one starts at 0. */
  readonly levels: readonly { readonly level: Level; readonly from: number }[]
  readonly ceiling: CeilingRule
  readonly eligibility: { readonly monthsInPost: number; readonly minimumAnswers: number }
  /** Only words: under so many answers the reasons say that there are few. */
  readonly explain: { readonly fewAnswersBelow: number }
  readonly legal: { readonly overHalf: LegalShare; readonly twoThirds: LegalShare }
}
