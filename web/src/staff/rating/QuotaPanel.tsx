import { formatPercent } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { CeilingSum } from './CeilingSum.tsx'
import { useChanceWords } from './use-chance-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

/** The arithmetic of the ceiling for this person's comparison group. */
export function QuotaPanel({ rating }: { rating: LeaderFile }) {
  const { t, lang } = useStaffWords()
  const chance = useChanceWords()
  const { quota } = rating
  if (!quota) return null
  const cap = formatPercent(quota.capPercent, lang)
  return (
    <Panel title={t('quota.title', { cap })}>
      <div className="pad">
        <p>
          <CeilingSum {...quota} />
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
          {quota.probabilityOfTopGroup === null || quota.places === 0 ? null : (
            <>
              <dt>{t('quota.chance')}</dt>
              <dd>{chance(quota.probabilityOfTopGroup)}</dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  )
}
