import { formatFraction, formatPercent } from '../../format/number.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Stack, StackKey } from '../../ui/staff/Stack.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { LeaderFile } from './LeaderPage.tsx'

/** Trust in three levels as one bar: from the counts where this person may see them, else as published. */
export function TrustPanel({ rating }: { rating: LeaderFile }) {
  const { t, lang } = useStaffWords()
  const shares = trustShares(rating)
  const n =
    rating.ballots !== null && rating.eligible !== null
      ? `n = ${formatFraction(rating.ballots, rating.eligible, lang)}`
      : ''
  return (
    <Panel title={t('trust.title')} aside={<span className="quiet num">{n}</span>}>
      <div className="pad stack-gap">
        {shares ? (
          <TrustBar shares={shares} />
        ) : (
          <p className="hatch few">
            <span>{t('trust.few')}</span>
          </p>
        )}
        <p className="quiet small-text">{t('trust.legal')}</p>
      </div>
    </Panel>
  )
}

function TrustBar({ shares }: { shares: readonly number[] }) {
  const { t, lang } = useStaffWords()
  const names = [t('trust.high'), t('trust.mid'), t('trust.low')]
  const pieces = shares.map((share, index) => ({
    share,
    name: names[index] ?? '',
    text: formatPercent(share, lang),
  }))
  const label = pieces.map(({ name, text }) => `${name} ${text}`).join(', ')
  return (
    <>
      <Stack pieces={pieces} palette="trust" label={label} numberFrom={13} />
      <StackKey pieces={pieces} palette="trust" />
    </>
  )
}

/** Percent per level, best first; null when nothing may be shown. */
function trustShares({ counts, trustShares: published }: LeaderFile): readonly number[] | null {
  const levels = counts?.find((one) => one.levels.length === 3)?.levels
  const sum = levels?.reduce((all, count) => all + count, 0) ?? 0
  if (levels && sum > 0) return levels.map((count) => (count / sum) * 100)
  return published
}
