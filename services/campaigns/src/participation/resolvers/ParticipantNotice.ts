import { seesOf } from '../../campaign/campaign-rights.ts'
import type { ParticipantNoticeResolvers } from '../../generated/types.generated.ts'
import { sayNotice } from '../../words.ts'

export const ParticipantNotice: ParticipantNoticeResolvers = {
  campaign: ({ campaign }, _, { viewer }) => ({
    ...campaign,
    sees: seesOf(viewer, campaign) ?? 'OUTLINE',
  }),
  text: ({ code }) => ({ vi: sayNotice(code, 'vi'), en: sayNotice(code, 'en') }),
}
