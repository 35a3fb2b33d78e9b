import type { OracleBallot, OracleUnion } from './release.ts'

/** `A1`..`A4`: numerator / denominator of a work criterion. `D1` initiatives, `D2` models, `D3` campaigns: counts. */
export type OracleFact = {
  unionId: string
  code: 'A1' | 'A2' | 'A3' | 'A4' | 'D1' | 'D2' | 'D3'
  numerator: number
  denominator: number
  /** YYYY-MM-DD; absent = the closing day. What it says holds until a later one: of one day the higher `rev` is later. */
  asOf?: string
  rev?: number
}

/** Who holds which post; days as YYYY-MM-DD, `to` null while in post. `unionId` of an upper chair = the upper union. */
export type OraclePost = {
  id: string
  /** Several terms of one person in one post are one line; absent: every term is somebody else's. */
  memberId?: string
  unionId: string
  kind: 'chair' | 'upper'
  from: string
  to: string | null
}

export type OracleInput = {
  ballots: readonly OracleBallot[]
  unions: readonly OracleUnion[]
  facts: readonly OracleFact[]
  posts: readonly OraclePost[]
  /** YYYY-MM-DD */
  closingDay: string
  year: number
}

export type OracleLevel = 'EXCELLENT' | 'GOOD' | 'COMPLETED' | 'NOT_COMPLETED' | 'NOT_RATED'

/** Points 0-100 with 6 decimals; a NOT_RATED row has only `reason`. `n` = ballots, `rate` = n / E. */
export type OracleRow = {
  postId: string
  comparison: string
  level: OracleLevel
  levelBeforeCap: OracleLevel
  reason: 'NOT_IN_POST' | 'NOT_ENOUGH_BALLOTS' | null
  n: number | null
  E: number | null
  trust: number | null
  trustLow: number | null
  trustHigh: number | null
  satisfaction: number | null
  satisfactionLow: number | null
  satisfactionHigh: number | null
  A: number | null
  B: number | null
  C: number | null
  D: number | null
  total: number | null
  low: number | null
  high: number | null
  rawHigh: number | null
  rate: number | null
  storedPrior: boolean | null
  tie: boolean
  places: number | null
  base: number | null
}
