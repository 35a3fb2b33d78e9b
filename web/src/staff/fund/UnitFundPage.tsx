import { useQuery } from '@apollo/client/react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { UnitFundDocument, type UnitFundQuery } from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Field } from '../../ui/staff/Field.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useViewer } from '../shell/viewer.ts'
import { ActivitiesPanel } from './ActivitiesPanel.tsx'
import { AidFundPanel } from './AidFundPanel.tsx'
import { AppealPanel } from './AppealPanel.tsx'
import { useFundWords } from './use-fund-words.ts'

/** The own unit's counts of a year as its page asks for them. */
export type UnitFund = NonNullable<UnitFundQuery['unitFund']>

/** Social fund, social activity and mutual aid of the officer's own unit: counts and totals, no names (CAM-7, CAM-8). */
export function UnitFundPage() {
  const { t } = useFundWords()
  const { acting } = useViewer()
  const [chosen] = useSearchValue('year')
  const year = Number(chosen || dayOf(domainNow()).slice(0, 4))
  const unit = acting.organization.id
  const { data, error, refetch } = useQuery(UnitFundDocument, { variables: { unit, year } })
  const page = { title: t('nav.unitFund'), crumbs: [{ name: t('nav.unitFund') }] }
  return (
    <Loaded found={data?.unitFund} error={error} refetch={refetch} {...page}>
      {(fund) => <FundSheet key={`${unit}${year}`} fund={fund} />}
    </Loaded>
  )
}

function FundSheet({ fund }: { fund: UnitFund }) {
  const { t, lang, both } = useFundWords()
  const { acting } = useViewer()
  const unit = acting.organization.id
  return (
    <Page
      title={t('nav.unitFund')}
      lead={
        fund.headcount === null
          ? both(acting.organization.name)
          : t('fund.lead', {
              unit: both(acting.organization.name),
              workers: formatNumber(fund.headcount, lang),
            })
      }
      crumbs={[{ name: t('nav.unitFund') }]}
      acts={<YearField year={fund.year} />}
    >
      <div className="stack-gap">
        {fund.headcount === null ? <Note kind="warn">{t('fund.noHeadcount')}</Note> : null}
        <div className="cols-2">
          <div className="stack-gap">
            {fund.appeals.length === 0 ? <p className="quiet">{t('fund.noAppeal')}</p> : null}
            {fund.appeals.map((appeal) => (
              <AppealPanel key={appeal.id} appeal={appeal} fund={fund} unit={unit} />
            ))}
            <ActivitiesPanel fund={fund} unit={unit} />
          </div>
          <div className="stack-gap">
            <Note>{t('fund.notHere')}</Note>
            <AidFundPanel unit={unit} />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** The year of the counts, in the address; this one and the two before. */
export function YearField({ year }: { year: number }) {
  const { t } = useFundWords()
  const [, setYear] = useSearchValue('year')
  const now = Number(dayOf(domainNow()).slice(0, 4))
  const years = [...new Set([now, now - 1, now - 2, year])]
  return (
    <Field id="year" label={t('fund.year')}>
      <select id="year" value={year} onChange={(event) => setYear(event.target.value)}>
        {years.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </Field>
  )
}
