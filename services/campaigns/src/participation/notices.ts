import type { Campaign, CampaignMove } from '../campaign/campaign.ts'
import type { Participation } from './participation.ts'

/** What a participant hears of a campaign: reminders to all, and moves that change what can be done. */
const TOLD: readonly CampaignMove[] = [
  'START',
  'END',
  'SUSPEND',
  'RESUME',
  'CANCEL',
  'PUBLISH_RESULTS',
]

export type ToldNotice = { campaign: Campaign; code: 'REMINDER' | CampaignMove; on: string }

/** The news of one campaign since the day of registration. */
export function noticesOf(
  campaign: Campaign,
  { registeredOn }: Pick<Participation, 'registeredOn'>,
): ToldNotice[] {
  const reminders = campaign.reminders.map((on) => ({ campaign, code: 'REMINDER' as const, on }))
  const moves = campaign.steps.flatMap(({ move, on }) =>
    move !== null && TOLD.includes(move) ? [{ campaign, code: move, on }] : [],
  )
  return [...reminders, ...moves].filter(({ on }) => on >= registeredOn)
}
