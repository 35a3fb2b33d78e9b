import { formatNumber, formatPercent } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardGroup } from './board.ts'

/** The ceiling with its arithmetic, and what a tie leaves open: the system does not choose. */
export function CeilingRow({ group }: { group: BoardGroup }) {
  const { t, lang } = useStaffWords()
  const cap = formatPercent(group.capPercent, lang)
  const share = formatNumber((group.base * group.capPercent) / 100, lang, 1)
  const left = group.places - group.ceilingAt
  return (
    <tr className="ceil">
      <td />
      <td colSpan={5}>
        <strong>{t('ceiling.places', { cap, places: group.places })}</strong>{' '}
        {t('ceiling.sum', { base: group.base, cap, share })}
        {group.tied.length > 0
          ? ` ${t('ceiling.tie', { left: Math.max(0, left), people: group.tied.length })}`
          : ''}
      </td>
    </tr>
  )
}

/** The dashed line after the last place. */
export function LineRow({ group }: { group: BoardGroup }) {
  const { t, lang } = useStaffWords()
  return (
    <tr className="line">
      <td colSpan={6}>
        <span>{t('ceiling.end', { cap: formatPercent(group.capPercent, lang) })}</span>
      </td>
    </tr>
  )
}
