import { Panel } from '../../ui/staff/Panel.tsx'
import type { PlannedCampaign } from './campaign-form.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

/** What an adopted campaign may not loosen, in the parent's own words; for a new one, what happens next. */
export function LimitsPanel({ limits }: { limits: PlannedCampaign | null }) {
  const { t, both, nameOf } = useCampaignWords()
  const period = usePeriodWords()
  if (!limits)
    return (
      <Panel title={t('launch.after')}>
        <ul className="pad dashes">
          <li>{t('launch.after.review')}</li>
          <li>{t('launch.after.publish')}</li>
          <li>{t('launch.after.clock')}</li>
        </ul>
      </Panel>
    )
  const last = limits.registrationUntil ?? limits.endsOn
  return (
    <Panel title={t('limits.title')}>
      <div className="pad stack-gap">
        <p className="quiet">{t('limits.lead', { issuer: nameOf(limits.issuer) })}</p>
        <ul className="dashes">
          <li>{t('limits.period', { period: period(limits) })}</li>
          {last ? <li>{t('limits.registration', { day: period.day(last) })}</li> : null}
          {limits.appliedWindow ? (
            <li>{t('rules.window', period.window(limits.appliedWindow))}</li>
          ) : null}
          {limits.criteria.map(({ code, text }) => (
            <li key={code}>{both(text)}</li>
          ))}
        </ul>
        <p className="quiet">{t('limits.free')}</p>
      </div>
    </Panel>
  )
}
