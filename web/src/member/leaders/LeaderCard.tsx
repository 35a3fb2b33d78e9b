import { formatFraction, formatPercent, formatRange } from '../../format/number.ts'
import { Chip } from '../../ui/Chip.tsx'
import { ShareBar, type Share } from '../../ui/ShareBar.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import type { PublishedRating } from './LeadersPage.tsx'

/** One leader: class, reasons in words, the interval in whole points, trust shares of the own group. */
export function LeaderCard({ rating }: { rating: PublishedRating }) {
  const { t, both, other, has, lang } = useMemberWords()
  const { person, union, post, cycle, level, intervalRounded } = rating
  const notRated = rating.notRatedReason ? `notRated.${rating.notRatedReason}` : 'notRated.OTHER'
  const reasons = rating.reasons.map((code) => `reason.${code}`).filter(has)
  return (
    <article className="card">
      <div>
        <p className="quiet text-hint">
          {t('leaders.year', { year: String(cycle.year) })} · {t(`post.${post}`)}
        </p>
        <h2>{person?.name.full ?? t(`post.${post}`)}</h2>
        {union ? <p className="quiet text-hint">{both(union.name)}</p> : null}
      </div>
      <div>
        <p className="quiet text-hint">{t('leaders.class')}</p>
        <p className="text-title font-bold">{t(`level.${level}`)}</p>
        {rating.tied ? <Chip kind="due">{t('leaders.tied')}</Chip> : null}
        {level === 'NOT_RATED' ? <p>{other(has(notRated) ? notRated : 'notRated.OTHER')}</p> : null}
      </div>
      {intervalRounded ? (
        <div>
          <p>
            {t('leaders.interval', {
              range: formatRange(intervalRounded.low, intervalRounded.high, lang),
            })}
          </p>
          <p className="quiet text-hint">{t('leaders.intervalText')}</p>
        </div>
      ) : null}
      {reasons.length > 0 ? (
        <div>
          <p className="font-semibold">{t('leaders.why')}</p>
          <ul className="list-disc pl-5">
            {reasons.map((id) => (
              <li key={id}>{other(id)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Trust rating={rating} />
      {rating.ballots !== null && rating.eligible !== null ? (
        <p className="quiet text-hint">
          {t('leaders.ballots', { part: formatFraction(rating.ballots, rating.eligible, lang) })}
        </p>
      ) : null}
    </article>
  )
}

const looks = [
  { word: 'trust.high', fill: 'fill-t-high' },
  { word: 'trust.mid', fill: 'fill-t-mid' },
  { word: 'trust.low', fill: 'fill-t-low' },
] as const

function Trust({ rating: { trustShares, union } }: { rating: PublishedRating }) {
  const { t, both, lang } = useMemberWords()
  const shares: Share[] = looks.flatMap(({ word, fill }, index) => {
    const percent = trustShares?.[index]
    if (percent === undefined) return []
    const digits = Number.isInteger(percent) ? 0 : 1
    return [{ label: t(word), percent, text: formatPercent(percent, lang, digits), fill }]
  })
  return (
    <div className="grid gap-2">
      <p className="font-semibold">
        {t('leaders.trust', { union: union ? both(union.name) : '' })}
      </p>
      {shares.length === looks.length ? (
        <ShareBar
          shares={shares}
          label={shares.map(({ label, text }) => `${label} ${text}`).join('; ')}
        />
      ) : (
        <p className="hatch rounded-2 p-3">{t('leaders.trustNone')}</p>
      )}
    </div>
  )
}
