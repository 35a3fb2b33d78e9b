import { formatDay } from '../../format/date.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** Every move that was made; who made it only where the reader may know. */
export function StepsPanel({ campaign: { steps } }: { campaign: DetailedCampaign }) {
  const { t } = useCampaignWords()
  return (
    <Panel title={t('steps.title')}>
      <ul className="pad runs">
        {steps.toReversed().map(({ move, on, by, reason }, index) => (
          <li key={index}>
            <b>{move ? t(`cmove.${move}.done`) : t('steps.drafted')}</b>
            <p className="quiet">
              {[formatDay(on), by?.name.full, reason].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
