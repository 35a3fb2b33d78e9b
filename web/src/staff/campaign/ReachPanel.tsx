import { useQuery } from '@apollo/client/react'
import { formatNumber } from '../../format/number.ts'
import { CampaignReachDocument } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Partial } from '../shell/Partial.tsx'
import { CountCell } from './CountCell.tsx'
import { useCampaignWords } from './use-campaign-words.ts'

/** Who will see it: units and members of the audience today, by size of unit. Counts only. */
export function ReachPanel({ audience }: { audience: string }) {
  const { t, lang } = useCampaignWords()
  const { data, error, refetch } = useQuery(CampaignReachDocument, { variables: { audience } })
  const reach = data?.campaignReach
  const count = (value: number) => formatNumber(value, lang)
  return (
    <Panel title={t('reach.title')}>
      {reach ? (
        <>
          <p className="pad">
            <b>
              {reach.members === null
                ? t('reach.units', { units: count(reach.units) })
                : t('reach.both', { units: count(reach.units), members: count(reach.members) })}
            </b>
          </p>
          <table>
            <caption className="sr-only">{t('reach.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reach.size')}</th>
                <th scope="col" className="r">
                  {t('col.units')}
                </th>
                <th scope="col" className="r">
                  {t('col.members')}
                </th>
              </tr>
            </thead>
            <tbody>
              {reach.bands
                .filter(({ units }) => units > 0)
                .map(({ band, units, members }) => (
                  <tr key={band}>
                    <th scope="row">{t(`band.${band}`)}</th>
                    <td className="r">{count(units)}</td>
                    <CountCell value={members} />
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      ) : error ? (
        <div className="pad">
          <Partial error={error} onAgain={() => void refetch()} />
        </div>
      ) : data?.campaignReach === null ? (
        <p className="pad quiet">{t('reach.none')}</p>
      ) : (
        <div className="pad">
          <Wait slow={t('app.slow')} rows={2} />
        </div>
      )}
    </Panel>
  )
}
