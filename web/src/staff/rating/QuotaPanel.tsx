import { formatNumber, formatPercent } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

/** The arithmetic of the ceiling for this person's comparison group. */
export function QuotaPanel({ rating }: { rating: LeaderFile }) {
  const { t, lang } = useStaffWords()
  const { quota } = rating
  if (!quota) return null
  const cap = formatPercent(quota.capPercent, lang)
  const share = formatNumber((quota.base * quota.capPercent) / 100, lang, 1)
  return (
    <Panel title={t('quota.title', { cap })}>
      <div className="pad">
        <p>
          <strong>{t('ceiling.places', { cap, places: quota.places })}</strong>{' '}
          {t('ceiling.sum', { base: quota.base, cap, share })}
        </p>
        <dl className="dl">
          {quota.rank === null ? null : (
            <>
              <dt>{t('quota.rank')}</dt>
              <dd>{quota.rank}</dd>
            </>
          )}
          {rating.levelBeforeCap ? (
            <>
              <dt>{t('quota.before')}</dt>
              <dd>{t(`short.${rating.levelBeforeCap}`)}</dd>
            </>
          ) : null}
          {quota.probabilityOfTopGroup === null ? null : (
            <>
              <dt>{t('quota.chance')}</dt>
              <dd>
                <Chance value={quota.probabilityOfTopGroup} />
              </dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  )
}

/** A chance of 0-1 as it may be said: never 0 % or 100 %. */
function Chance({ value }: { value: number }) {
  const { t, lang } = useStaffWords()
  if (value < 0.01) return <>{t('quota.under', { percent: formatPercent(1, lang) })}</>
  if (value > 0.99) return <>{t('quota.over', { percent: formatPercent(99, lang) })}</>
  return <>{formatPercent(value * 100, lang)}</>
}
