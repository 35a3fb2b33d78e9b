import { formatFraction, formatNumber, formatPercent } from '../../format/number.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Strip } from '../../ui/staff/Strip.tsx'
import { StripAxis } from '../../ui/staff/StripAxis.tsx'
import { stripDomain } from '../../ui/staff/scale.ts'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'
import { useNotRatedWords } from './NotRatedPanel.tsx'
import { useReasonWords } from './use-reason.ts'
import { useStripWords } from './use-strip-words.ts'

/** The class, the score with its certainty, the rank, how many answered, and every reason in words. */
export function VerdictPanel({ rating }: { rating: LeaderFile }) {
  const { t } = useStaffWords()
  const reasons = useReasons(rating)
  return (
    <section className="panel" aria-label={t('file.class')}>
      <div className="pad verdict">
        <div>
          <p className="quiet">
            {t(rating.state === 'PUBLISHED' ? 'file.published' : 'file.proposed')}
          </p>
          <p className="big">{t(`level.${rating.level}`)}</p>
          <Figures rating={rating} />
          {rating.tied ? <Chip kind="due">{t('level.waits')}</Chip> : null}
          <ul className="dashes reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
        <FileStrip rating={rating} />
      </div>
    </section>
  )
}

function useReasons(rating: LeaderFile): string[] {
  const why = useNotRatedWords()
  const say = useReasonWords()
  const { person } = useNames()
  if (rating.level === 'NOT_RATED') return [why(rating.notRatedReason)]
  const names = rating.tiedWith.map((one) => person(one.person))
  return rating.reasons.map((code) => say(code, rating, rating.cycle.scheme, names))
}

function Figures({ rating }: { rating: LeaderFile }) {
  const { t, lang } = useStaffWords()
  const { total, ballots, eligible, quota, intervalRounded } = rating
  const share = ballots !== null && eligible ? (ballots / eligible) * 100 : null
  const answered =
    share === null
      ? ''
      : t('file.answered', {
          n: formatFraction(ballots ?? 0, eligible ?? 0, lang),
          percent: formatPercent(share, lang),
        })
  if (total === null)
    return (
      <p>
        {intervalRounded ? t('file.rounded', intervalRounded) : ''} {answered}
      </p>
    )
  return (
    <p>
      <b className="num">{t('file.points', { points: formatNumber(total, lang, 1) })}</b>
      {quota?.rank ? `, ${t('file.rank', { rank: quota.rank })}` : ''} · {answered}
    </p>
  )
}

function FileStrip({ rating }: { rating: LeaderFile }) {
  const { t } = useStaffWords()
  const say = useStripWords()
  const { total, rawTotal, interval, cycle } = rating
  const cuts = cycle.scheme
  const names = [
    t('short.NOT_COMPLETED'),
    t('short.COMPLETED'),
    t('short.GOOD'),
    t('short.EXCELLENT'),
  ] as const
  if (total === null || interval === null) return null
  const values = { low: interval.low, high: interval.high, shrunk: total, raw: rawTotal }
  const domain = stripDomain([interval.low, total, rawTotal ?? total])
  return (
    <div className="file-strip">
      <StripAxis cuts={cuts} domain={domain} names={names} />
      <Strip values={values} cuts={cuts} domain={domain} label={say(values)} />
      <p className="quiet small-text">{say(values)}</p>
    </div>
  )
}
