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
