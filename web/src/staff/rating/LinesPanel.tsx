import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'
import { LineGroup } from './LineGroup.tsx'

/** One explained line of a file. */
export type FileLine = NonNullable<LeaderFile['lines']>[number]

type LinesPanelProps = { rating: LeaderFile; lines: readonly FileLine[] }

/** Why this class: every line with source, day, fact, formula, points and maximum, then the sum. */
export function LinesPanel({ rating, lines }: LinesPanelProps) {
  const { t, both } = useStaffWords()
  const { scheme, closingDay } = rating.cycle
  const groups = [...Map.groupBy(lines, ({ group }) => group)]
  return (
    <Panel
      title={t('lines.title')}
      aside={
        <span className="quiet">
          {both(scheme.name)}
          {closingDay ? ` · ${t('lines.frozen', { day: formatDay(closingDay) })}` : ''}
        </span>
      }
    >
      <Scroll label={t('lines.title')}>
        <table className="why-table">
          <LinesHead />
          <tbody>
            {groups.map(([group, own]) => (
              <LineGroup key={group} group={group} lines={own} />
            ))}
          </tbody>
          <LinesFoot rating={rating} lines={lines} />
        </table>
      </Scroll>
      {lines.some(({ state, group }) => state === 'NO_DATA' && group !== 'D') ? (
        <p className="pad quiet small-text">{t('lines.noDataWhat')}</p>
      ) : null}
    </Panel>
  )
}

function LinesHead() {
  const { t } = useStaffWords()
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">{t('lines.code')}</span>
        </th>
        <th scope="col">{t('lines.criterion')}</th>
        <th scope="col">{t('lines.fact')}</th>
        <th scope="col" className="r">
          {t('lines.formula')}
        </th>
        <th scope="col" className="r">
          {t('lines.points')}
        </th>
        <th scope="col" className="r">
          {t('lines.max')}
        </th>
      </tr>
    </thead>
  )
}

function LinesFoot({ rating, lines }: LinesPanelProps) {
  const { t, lang } = useStaffWords()
  const max = lines.reduce((sum, line) => sum + line.effectiveMax, 0)
  return (
    <tfoot>
      <tr>
        <td className="c-code" />
        <th scope="row" colSpan={3} className="c-name">
          {t('lines.total')}
          <Recomputed value={rating.recomputed} />
        </th>
        <td className="r c-points">
          <b>{rating.total === null ? '–' : formatNumber(rating.total, lang, 1)}</b>
        </td>
        <td className="r c-max">{formatNumber(max, lang)}</td>
      </tr>
    </tfoot>
  )
}

/** Whether the stored rating equals a recomputation from the signed inputs. */
function Recomputed({ value }: { value: boolean | null }) {
  const { t } = useStaffWords()
  if (value === null) return null
  return (
    <span className={value ? 'matches' : 'differs'}>
      {t(value ? 'lines.matches' : 'lines.differs')}
    </span>
  )
}
