import { formatPercent } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardGroup } from './board.ts'
import { CeilingSum } from './CeilingSum.tsx'

/** The ceiling with its arithmetic, and what a tie leaves open: the system does not choose. */
export function CeilingRow({ group }: { group: BoardGroup }) {
  const { t } = useStaffWords()
  const left = group.places - group.ceilingAt
  return (
    <tr className="ceil">
      <td />
      <td colSpan={5}>
        <CeilingSum {...group} />
        {group.tied.length > 0
          ? ` ${t('ceiling.tie', { left: Math.max(0, left), people: group.tied.length })}`
          : ''}
      </td>
    </tr>
  )
}

/** The dashed line after the last place; unnamed right under the ceiling row, which says the same. */
export function LineRow({ group }: { group: BoardGroup }) {
  const { t, lang } = useStaffWords()
  return (
    <tr className="line">
      <td colSpan={6}>
        {group.lineAt > group.ceilingAt ? (
          <span>{t('ceiling.end', { cap: formatPercent(group.capPercent, lang) })}</span>
        ) : null}
      </td>
    </tr>
  )
}
