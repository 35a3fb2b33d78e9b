import { formatDay } from '../../format/date.ts'
import { formatNumber, formatRange } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { FileLine } from './LinesPanel.tsx'

/** One line: criterion with source and day, fact, formula, points with their interval, maximum. */
export function LineRow({ line, strong = false }: { line: FileLine; strong?: boolean }) {
  const { lang } = useStaffWords()
  const empty = line.state === 'NO_DATA'
  const wide = line.interval && line.interval.high > line.interval.low ? line.interval : null
  const points = formatNumber(line.points ?? 0, lang, 1)
  return (
    <tr className={strong ? 'grp' : undefined}>
      <td className="c-code">{line.criterion}</td>
      <LineName line={line} />
      {empty ? <NoData line={line} /> : <Fact line={line} />}
      <td className="r c-points">
        {empty ? '–' : strong ? <b>{points}</b> : points}
        {wide && !empty ? <span>{formatRange(wide.low, wide.high, lang, 1)}</span> : null}
      </td>
      <td className="r c-max">
        {formatNumber(line.effectiveMax, lang, line.effectiveMax % 1 === 0 ? 0 : 1)}
      </td>
    </tr>
  )
}

function LineName({ line }: { line: FileLine }) {
  const { t, lang, has, other } = useStaffWords()
  const say = (id: string, otherwise: string) => (has(id) ? other(id) : otherwise)
  const source = line.source ? say(`source.${line.source.split(' ')[0]}`, line.source) : ''
  const day = line.asOf ? formatDay(line.asOf) : ''
  const notes = [
    [source, day].filter(Boolean).join(' · '),
    line.state === 'SPREAD' && line.effectiveMax !== line.max
      ? t('lines.spread', { max: line.max, now: formatNumber(line.effectiveMax, lang, 1) })
      : '',
    line.storedPrior ? t('lines.storedPrior') : '',
  ].filter(Boolean)
  return (
    <th scope="row" className="c-name">
      {say(`criterion.${line.criterion}`, line.criterion)}
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </th>
  )
}

function NoData({ line }: { line: FileLine }) {
  const { t } = useStaffWords()
  return (
    <td colSpan={2} className="hatch c-empty">
      <span>{t(line.group === 'D' ? 'lines.noBonus' : 'lines.noData')}</span>
    </td>
  )
}

function Fact({ line }: { line: FileLine }) {
  const { t, lang, has, other } = useStaffWords()
  const part = line.numerator ?? 0
  const whole = line.denominator ?? 0
  const digits = Number.isInteger(part) ? 0 : 1
  const values = { part: formatNumber(part, lang, digits), whole: formatNumber(whole, lang) }
  const fact = `fact.${line.criterion}`
  return (
    <>
      <td className="c-fact">{has(fact) ? other(fact, values) : t('fact.other', values)}</td>
      <td className="r quiet c-formula">
        {formatNumber(line.effectiveMax, lang, 1)} × {values.part}/{values.whole}
      </td>
    </>
  )
}
