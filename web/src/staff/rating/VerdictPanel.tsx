import { formatFraction, formatNumber, formatPercent } from '../../format/number.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Strip } from '../../ui/staff/Strip.tsx'
import { StripAxis } from '../../ui/staff/StripAxis.tsx'
import { stripDomain } from '../../ui/staff/scale.ts'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'
import { useNotRatedWords } from './NotRatedPanel.tsx'
import { useStripWords } from './use-strip-words.ts'

/** The class, the score with its certainty, the rank, how many answered, and every reason in words. */
export function VerdictPanel({ rating }: { rating: LeaderFile }) {
  const { t, has, other } = useStaffWords()
  const { person } = useNames()
  const why = useNotRatedWords()
  const reasons =
    rating.level === 'NOT_RATED'
      ? [why(rating.notRatedReason)]
      : rating.reasons.map((code) => (has(`reason.${code}`) ? other(`reason.${code}`) : code))
  return (
    <section className="panel" aria-label={t('file.class')}>
      <div className="pad verdict">
        <div>
          <p className="quiet">
            {t(rating.state === 'PUBLISHED' ? 'file.published' : 'file.proposed')}
          </p>
          <p className="big">{t(`level.${rating.level}`)}</p>
          <Figures rating={rating} />
          <ul className="reasons">
            {reasons.map((reason) => (
              <li key={reason}>
                <Chip kind={rating.tied ? 'due' : ''}>{reason}</Chip>
              </li>
            ))}
          </ul>
          {rating.tied ? (
            <p className="small-text">
              {t('file.tiedWith', {
                names: rating.tiedWith.map((other) => person(other.person)).join(', '),
              })}
            </p>
          ) : null}
        </div>
        <FileStrip rating={rating} />
      </div>
    </section>
  )
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
