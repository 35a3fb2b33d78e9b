import type { OrganizationItem } from '@tinnhiem/membership/events'
import type { Contribution, CountStep, FundAppeal, SocialActivity } from './fund.ts'
import type { BoardRow, BoardTable } from './fund-board.ts'
import type { OwnTotal, SeenAidFund } from './read-fund.ts'

export type FundAppealMapper = FundAppeal
export type FundOwnTotalMapper = OwnTotal
export type ContributionSummaryMapper = Contribution
export type SocialActivityMapper = SocialActivity
export type CountStepMapper = CountStep
export type MutualAidFundMapper = SeenAidFund
export type FundRowMapper = BoardRow
export type FundTableMapper = BoardTable
export type FundRoundTableMapper = { appeal: FundAppeal; round: number; table: BoardTable }
/** A place whose aggregates the reader may see. */
export type FundBoardMapper = { place: OrganizationItem; year: number }
/** A unit whose own officer reads. */
export type UnitFundMapper = { place: OrganizationItem; year: number }
