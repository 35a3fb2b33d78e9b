import type { ShownCount, ShownCounts } from './read-counts.ts'

export type ReferralCountMapper = ShownCount
export type ReferralCountsMapper = ShownCounts
