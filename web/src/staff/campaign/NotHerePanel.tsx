import { Panel } from '../../ui/staff/Panel.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** What no page of a campaign has (P5). */
export function NotHerePanel() {
  const { t } = useCampaignWords()
  return (
    <Panel title={t('notHere.title')}>
      <ul className="pad dashes">
        <li>{t('notHere.persons')}</li>
        <li>{t('notHere.missing')}</li>
        <li>{t('notHere.small')}</li>
      </ul>
    </Panel>
  )
}
