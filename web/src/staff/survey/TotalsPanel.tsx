import { formatNumber, formatPercent } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { WorkBar } from '../../ui/staff/RateBar.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { DetailedSurvey } from './DetailPage.tsx'

type Totals = NonNullable<DetailedSurvey['totals']>

/** After closing: ballots <= passes <= eligible, which anybody can check against the lists. */
export function TotalsPanel({ totals }: { totals: Totals }) {
  const { t, lang } = useStaffWords()
  const { ballots, passes, eligible, pools } = totals
  const holds = ballots <= passes && passes <= eligible
  return (
    <Panel
      title={t('totals.title')}
      aside={<span className="quiet">{t('totals.pools', { pools })}</span>}
    >
      <table className="totals">
        <caption className="sr-only">{t('totals.title')}</caption>
        <tbody>
          {(['ballots', 'passes', 'eligible'] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{t(`totals.${key}`)}</th>
              <td className="bar-c wide-only">
                <WorkBar percent={eligible > 0 ? (totals[key] / eligible) * 100 : 0} />
              </td>
              <td className="r">
                <b>{formatNumber(totals[key], lang)}</b>
              </td>
              <td className="r quiet">
                {formatPercent(eligible > 0 ? (totals[key] / eligible) * 100 : 0, lang, 1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pad">{holds ? t('totals.holds') : t('totals.broken')}</p>
    </Panel>
  )
}

/** In place of the totals while the tally runs. */
export function TotalsWait() {
  const { t } = useStaffWords()
  return (
    <Panel title={t('totals.title')}>
      <p className="pad quiet">{t('totals.waits')}</p>
    </Panel>
  )
}
