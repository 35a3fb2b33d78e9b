import { Check } from 'lucide-react'
import { domainNow } from '../../device/time.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatPercent } from '../../format/number.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RateBar } from '../../ui/staff/RateBar.tsx'
import { rateDomain, type Domain } from '../../ui/staff/scale.ts'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { DetailedSurvey } from './DetailPage.tsx'

type Rate = DetailedSurvey['liveRates'][number]

/** The response rate from which a class may be EXCELLENT (domain.md 8.2). */
const VALID = 30

/** Response by upper union, lowest first, in steps of 5 %, once a day, no counts (D-16). */
export function RatesPanel({ survey }: { survey: DetailedSurvey }) {
  const { t, lang } = useStaffWords()
  const rates = survey.liveRates
  const first = survey.firstRateAt
  const whole = rates.find(
    ({ organization }) => organization && organization.id === survey.audience?.id,
  )
  const parts = rates.filter((rate) => rate !== whole).toSorted((a, b) => share(a) - share(b))
  const domain = rateDomain(rates.map(({ atLeastPercent }) => atLeastPercent ?? 0))
  if (rates.length === 0)
    return (
      <Panel title={t('rates.title')}>
        <p className="pad quiet">
          {t('rates.none')} {first ? t('rates.first', { moment: formatMoment(first, lang) }) : null}
        </p>
      </Panel>
    )
  return (
    <Panel title={t('rates.title')} aside={<span className="quiet">{formatDay(domainNow())}</span>}>
      <Scroll label={t('rates.title')}>
        <table className="rates">
          <RatesHead to={domain.to} />
          <tbody>
            {parts.map((rate, index) => (
              <RateRow key={rate.organization?.id ?? index} rate={rate} domain={domain} />
            ))}
          </tbody>
          {whole ? (
            <tfoot>
              <RateRow rate={whole} domain={domain} />
            </tfoot>
          ) : null}
        </table>
      </Scroll>
    </Panel>
  )
}

/** Groups without a rate stand last: nothing is said about them. */
function share({ atLeastPercent, above95 }: Rate): number {
  return above95 ? 96 : (atLeastPercent ?? 1000)
}

function RatesHead({ to }: { to: number }) {
  const { t } = useStaffWords()
  return (
    <thead>
      <tr>
        <th scope="col">{t('rates.union')}</th>
        <th scope="col" className="bar-c">
          {t('rates.valid', { percent: VALID, to })}
        </th>
        <th scope="col" className="r">
          {t('rates.rate')}
        </th>
        <th scope="col" className="r wide-only">
          {t('rates.enough')}
        </th>
      </tr>
    </thead>
  )
}

function RateRow({ rate, domain }: { rate: Rate; domain: Domain }) {
  const { t, lang } = useStaffWords()
  const { unit } = useNames()
  const percent = rate.atLeastPercent
  const head = <th scope="row">{unit(rate.organization)}</th>
  if (percent === null)
    return (
      <tr>
        {head}
        <td className="hatch" colSpan={3}>
          <span>{t('rates.small')}</span>
        </td>
      </tr>
    )
  const words = { percent: formatPercent(percent, lang) }
  return (
    <tr>
      {head}
      <td className="bar-c">
        <RateBar rate={percent} threshold={VALID} domain={domain} />
      </td>
      <td className="r">
        <b>
          {rate.above95
            ? t('rates.above', { percent: formatPercent(95, lang) })
            : percent === 0
              ? t('rates.under', { percent: formatPercent(5, lang) })
              : t('rates.about', words)}
        </b>
        <span className="small-text narrow-only">
          <Enough met={percent >= VALID} />
        </span>
      </td>
      <td className="r wide-only">
        <Enough met={percent >= VALID} />
      </td>
    </tr>
  )
}

function Enough({ met }: { met: boolean }) {
  const { t } = useStaffWords()
  if (!met) return <span className="quiet">{t('rates.notEnough')}</span>
  return (
    <Chip kind="met">
      <Check size={14} aria-hidden="true" />
      {t('rates.isEnough')}
    </Chip>
  )
}
