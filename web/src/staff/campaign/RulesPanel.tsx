import { Panel } from '../../ui/staff/Panel.tsx'
import type { DetailedCampaign } from './CampaignPage.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

/** The rules in plain words: what counts, what does not, until when. */
export function RulesPanel({ campaign }: { campaign: DetailedCampaign }) {
  const { t, both } = useCampaignWords()
  const period = usePeriodWords()
  const { about, criteria, goals, appliedWindow, exclusionTexts, registrationUntil } = campaign
  return (
    <Panel title={t('rules.title')}>
      <div className="pad stack-gap">
        {about ? <p>{both(about)}</p> : null}
        <ul className="dashes">
          <li>{t(`measure.${campaign.measure}`)}</li>
          {registrationUntil ? (
            <li>{t('rules.registration', { day: period.day(registrationUntil) })}</li>
          ) : null}
          {appliedWindow ? <li>{t('rules.window', period.window(appliedWindow))}</li> : null}
          {criteria.map(({ code, kind, text, value }) => (
            <li key={code}>
              {both(text)}{' '}
              {kind === 'TEXT' || value === null ? '' : t(`criterion.${kind}.value`, { value })}
            </li>
          ))}
          {goals.map(({ text, value }) => (
            <li key={text.vi}>{t('rules.goal', { text: both(text), value })}</li>
          ))}
        </ul>
        {exclusionTexts.length > 0 ? (
          <>
            <p>
              <b>{t('rules.exclusions')}</b>
            </p>
            <ul className="dashes">
              {exclusionTexts.map((text) => (
                <li key={text.vi}>{both(text)}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Panel>
  )
}
