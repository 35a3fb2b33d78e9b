import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { ReferralCountTableDocument, type CountLineFragment } from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { ExportButtons } from '../shell/ExportButtons.tsx'
import { useNames } from '../shell/use-names.ts'
import { useReferralWords } from './use-referral-words.ts'

type Line = Pick<CountLineFragment, 'organization' | 'shown' | 'sent' | 'sentAtMost' | 'net'>

/** T7 as counts with their hiding; no ranking: lines come in the order of the tree. */
export function CountsPanel({ organization }: { organization: string }) {
  const { t } = useReferralWords()
  const [year, setYear] = useState(() => Number(dayOf(domainNow()).slice(0, 4)))
  const { data, loading } = useQuery(ReferralCountTableDocument, {
    variables: { year, organization },
  })
  const table = data?.referralCounts
  return (
    <Panel
      title={t('ref.counts', { year: String(year) })}
      aside={<Years year={year} onYear={setYear} />}
    >
      <p className="pad quiet">
        {t('ref.countsText')}{' '}
        {table?.asOf ? t('ref.count.asOf', { day: formatDay(table.asOf) }) : null}
      </p>
      {!table && !loading ? <p className="pad quiet">{t('ref.count.none')}</p> : null}
      {table ? (
        <>
          <Table lines={table.parts} total={table.total} />
          <p className="pad quiet small-text">{table.formula}</p>
          <TableExport lines={[...table.parts, table.total]} year={year} />
        </>
      ) : null}
    </Panel>
  )
}

function Years({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const { t } = useReferralWords()
  const now = Number(dayOf(domainNow()).slice(0, 4))
  return (
    <label className="small-text">
      {t('ref.count.year')}{' '}
      <select value={year} onChange={(event) => onYear(Number(event.target.value))}>
        {[now, now - 1, now - 2].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}

function useCell() {
  const { t, lang } = useReferralWords()
  return ({ shown, sent, sentAtMost }: Line): string => {
    if (shown === 'UNDER_5' || shown === 'WITHHELD' || shown === 'AFTER_YEAR')
      return t(`ref.count.${shown}`)
    const least = formatNumber(sent ?? 0, lang)
    return sentAtMost === null || sentAtMost === sent
      ? least
      : `${least}\u2013${formatNumber(sentAtMost, lang)}`
  }
}

function Table({ lines, total }: { lines: readonly Line[]; total: Line }) {
  const { t, lang } = useReferralWords()
  const { unit } = useNames()
  const cell = useCell()
  const row = (line: Line, name: string, key: string) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td className="num">{cell(line)}</td>
      <td className="num">{line.net === null ? '' : formatNumber(line.net, lang)}</td>
    </tr>
  )
  return (
    <Scroll label={t('ref.count.unit')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ref.count.unit')}</th>
            <th scope="col" className="num">
              {t('ref.count.sent')}
            </th>
            <th scope="col" className="num">
              {t('ref.count.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) =>
            row(line, unit(line.organization), line.organization?.id ?? `${at}`),
          )}
          {row(total, t('ref.count.total'), 'total')}
        </tbody>
      </table>
    </Scroll>
  )
}

/** The same hiding as the page: the words of a hidden cell, never its number. */
function TableExport({ lines, year }: { lines: readonly Line[]; year: number }) {
  const { t } = useReferralWords()
  const { unit } = useNames()
  const cell = useCell()
  const rows = lines.map((line) => [unit(line.organization), cell(line), line.net ?? ''])
  const head = [t('ref.count.unit'), t('ref.count.sent'), t('ref.count.net')]
  return (
    <p className="pad">
      <ExportButtons
        name={`T7-${year}`}
        what={t('ref.counts', { year: String(year) })}
        rows={() => [head, ...rows]}
      />
    </p>
  )
}
