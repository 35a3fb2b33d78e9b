import { formatNumber, formatRange } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

type Counts = NonNullable<LeaderFile['counts']>

/** Counts per question, best level first, with raw and corrected score: what the points are made of. */
export function CountsPanel({ counts }: { counts: Counts }) {
  const { t } = useStaffWords()
  return (
    <Panel title={t('counts.title')}>
      <Scroll label={t('counts.title')}>
        <table className="counts">
          <caption className="sr-only">{t('counts.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('counts.question')}</th>
              <th scope="col" className="r">
                {t('counts.levels')}
              </th>
              <th scope="col" className="r">
                {t('counts.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map((one) => (
              <CountsRow key={one.question} counts={one} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="pad quiet small-text">{t('counts.what')}</p>
    </Panel>
  )
}

function CountsRow({ counts }: { counts: Counts[number] }) {
  const { t, lang, has, other } = useStaffWords()
  const { question, levels, skipped, dontKnow, raw, shrunk, interval } = counts
  const score = (value: number | null) => (value === null ? '–' : formatNumber(value, lang, 1))
  return (
    <tr>
      <th scope="row">
        {has(`q.${question}`) ? other(`q.${question}`) : question}
        <span>{t('counts.none', { skipped, dontKnow })}</span>
      </th>
      <td className="r">{levels.join(' · ')}</td>
      <td className="r">
        <b>{score(shrunk)}</b>
        <span>{t('board.raw', { raw: score(raw) })}</span>
        {interval ? <span>{formatRange(interval.low, interval.high, lang, 1)}</span> : null}
      </td>
    </tr>
  )
}
