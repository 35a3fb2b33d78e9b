import type { CampaignMapper } from '../campaign/schema.mappers.ts'
import type { ToldNotice } from './notices.ts'
import type { Participation, Report } from './participation.ts'

/** `shownBy`: who reported and decided is for the unit's officers and the levels above. */
export type CampaignParticipationMapper = Participation & { shownBy: boolean }
export type ProgressReportMapper = Report & { shownBy: boolean }
export type OpenCampaignMapper = {
  campaign: CampaignMapper
  mine: Participation | null
  membersRegistered: number | null
}
export type ParticipantNoticeMapper = ToldNotice
