import type { GroupedSum } from './board-store.ts'
import type { SizeBand } from './size-band.ts'

/** A row, or the small units of an upper union together. */
export type CampaignBoardRowMapper = {
  organizationId: string
  band: SizeBand
  grouped: number
  members: number
  target: number | null
  registered: number
  verified: number
}

/** A page; totals are counted when they are asked for. */
export type CampaignBoardMapper = {
  edges: { cursor: string; node: CampaignBoardRowMapper }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  sums: () => Promise<GroupedSum[]>
}
