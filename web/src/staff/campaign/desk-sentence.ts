import type { CampaignDeskQuery } from '../../generated/operations.ts'
import type { CampaignWord } from './use-campaign-words.ts'

/** What waits for a person, as the desk asks for it. */
export type Desk = NonNullable<CampaignDeskQuery['campaignDesk']>
type Say = (id: CampaignWord, values?: Record<string, string | number>) => string

/** The desk in one sentence: "1 phong trào chờ duyệt, 3 báo cáo chờ xác minh"; what does not wait is not named. */
export function deskSentence(desk: Desk, say: Say): string {
  const parts: [CampaignWord, number][] = [
    ['desk.toApprove', desk.toApprove.totalCount],
    ['desk.toVerify', desk.toVerify],
    ['desk.toCollect', desk.toCollect.totalCount],
    ['desk.toDecide', desk.toDecide.totalCount],
  ]
  const waiting = parts.filter(([, count]) => count > 0)
  if (waiting.length === 0) return say('desk.nothing')
  return waiting.map(([word, count]) => say(word, { count })).join(', ')
}
