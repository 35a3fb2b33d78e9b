import { Check } from 'lucide-react'
import { formatNumber } from '../../format/number.ts'
import { Chip } from '../../ui/Chip.tsx'
import { TargetBar } from '../../ui/staff/TargetBar.tsx'
import type { Board, BoardRow } from './use-board.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type BoardTableProps = { rows: readonly BoardRow[]; totals: Board['totals'] }

/** The league as a table: its numbers are the text of its bars. Groups of size, then names, never results. */
export function BoardTable({ rows, totals }: BoardTableProps) {
  const { t } = useCampaignWords()
  const sizes = [...new Set(rows.map(({ band }) => band))]
  return (
    <table className="league">
      <caption className="sr-only">{t('league.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('col.unit')}</th>
          <th scope="col" className="bar-c">
            <span className="sr-only">{t('col.bar')}</span>
          </th>
          <th scope="col" className="r">
            {t('col.verified')}
          </th>
          <th scope="col" className="r">
            {t('col.registered')}
          </th>
          <th scope="col" className="r c-per">
            {t('col.per100')}
          </th>
          <th scope="col">{t('col.left')}</th>
        </tr>
      </thead>
      {sizes.map((band) => (
        <tbody key={band}>
          <tr className="grp">
            <th scope="rowgroup" colSpan={6}>
              {t(`band.${band}`)}
            </th>
          </tr>
          {rows
            .filter((row) => row.band === band)
            .map((row, at) => (
              <Row key={`${row.organization?.id ?? at}${row.grouped}`} row={row} />
            ))}
        </tbody>
      ))}
      <tfoot>
        <TotalRow totals={totals} />
      </tfoot>
    </table>
  )
}

function Row({ row }: { row: BoardRow }) {
  const { t, lang, nameOf } = useCampaignWords()
  const { organization, grouped, members, target, registered, verified, per100 } = row
  const count = (value: number) => formatNumber(value, lang)
  const name = nameOf(organization)
  return (
    <tr>
      <th scope="row">
        {grouped > 0 ? t('league.group', { count: grouped, name }) : name}
        <span>{t('league.members', { members: count(members) })}</span>
      </th>
      <td className="bar-c">
        <TargetBar verified={verified} registered={registered} target={target ?? 0} />
      </td>
      <td className="r c-verified">
        <b>{count(verified)}</b>
        {target === null ? null : ` / ${count(target)}`}
        <span className="narrow-only quiet">{t('col.verified.short')}</span>
      </td>
      <td className="r quiet c-registered">
        {count(registered)} <span className="narrow-only">{t('col.registered.short')}</span>
      </td>
      <td className="r quiet c-per">
        {per100 === null ? '–' : formatNumber(per100, lang, 1)}{' '}
        <span className="narrow-only">{t('col.per100.short')}</span>
      </td>
      <td className="c-left">
        <Left verified={verified} target={target} />
      </td>
    </tr>
  )
}

function Left({ verified, target }: { verified: number; target: number | null }) {
  const { t, lang } = useCampaignWords()
  if (target === null) return <span className="quiet">{t('league.noTarget')}</span>
  if (verified < target)
    return (
      <span className="quiet">
        {t('league.left', { left: formatNumber(target - verified, lang) })}
      </span>
    )
  return (
    <Chip kind="met">
      <Check size={14} strokeWidth={1.8} aria-hidden="true" />
      {t('league.met')}
    </Chip>
  )
}

function TotalRow({ totals }: { totals: Board['totals'] }) {
  const { t, lang } = useCampaignWords()
  const count = (value: number) => formatNumber(value, lang)
  const { units, members, target, registered, verified, per100 } = totals
  return (
    <tr>
      <th scope="row">
        {t('league.total', { units: count(units) })}
        <span>{t('league.members', { members: count(members) })}</span>
      </th>
      <td className="bar-c">
        <TargetBar verified={verified} registered={registered} target={target} />
      </td>
      <td className="r c-verified">
        <b>{count(verified)}</b> / {count(target)}
        <span className="narrow-only quiet">{t('col.verified.short')}</span>
      </td>
      <td className="r quiet c-registered">
        {count(registered)} <span className="narrow-only">{t('col.registered.short')}</span>
      </td>
      <td className="r quiet c-per">
        {per100 === null ? '–' : formatNumber(per100, lang, 1)}{' '}
        <span className="narrow-only">{t('col.per100.short')}</span>
      </td>
      <td className="c-left" />
    </tr>
  )
}
