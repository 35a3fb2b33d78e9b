import { formatDay } from '../../format/date.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** What happened to the campaign above, for those who answer for this one. */
export function NoticesPanel({ campaign: { notices } }: { campaign: DetailedCampaign }) {
  const { t, both } = useCampaignWords()
  if (notices.length === 0) return null
  return (
    <Panel title={t('notices.title')}>
      <ul className="pad runs">
        {notices.map(({ code, on, text, reason }) => (
          <li key={`${code}${on}`}>
            {both(text)}
            <p className="quiet">{reason ? `${formatDay(on)}. ${reason}` : formatDay(on)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
