import type { Campaign, Notice, Step } from './campaign.ts'

/** A campaign, and whether this reader may know who moved it and what the parent told. */
export type CampaignMapper = Campaign & { sees: 'ALL' | 'OUTLINE' }
export type CampaignStepMapper = Step & { shownBy: boolean }
export type CampaignNoticeMapper = Notice
