import { Lock } from 'lucide-react'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { DetailedSurvey } from './DetailPage.tsx'

/** What comes after closing, and what nobody sees now (web.md 4.3). */
export function NobodySeesPanel({ survey }: { survey: DetailedSurvey }) {
  const { t } = useStaffWords()
  const over = survey.state === 'CLOSED' || survey.state === 'RELEASED'
  return (
    <div className="stack-gap">
      {over ? null : (
        <Panel title={t('after.title')}>
          <div className="pad">
            <p>{t('after.what')}</p>
            <p className="quiet">{t('after.why')}</p>
          </div>
        </Panel>
      )}
      <Panel
        title={
          <span className="with-icon">
            <Lock size={16} strokeWidth={1.8} aria-hidden="true" />{' '}
            {t(over ? 'nobody.ever' : 'nobody.now')}
          </span>
        }
      >
        <ul className="pad dashes">
          {over ? null : <li>{t('nobody.results')}</li>}
          <li>{t('nobody.who')}</li>
          <li>{t(over ? 'nobody.smallGroups' : 'nobody.units')}</li>
        </ul>
      </Panel>
    </div>
  )
}
