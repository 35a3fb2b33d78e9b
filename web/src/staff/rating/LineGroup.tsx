import { formatNumber } from '../../format/number.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { LineRow } from './LineRow.tsx'
import type { FileLine } from './LinesPanel.tsx'

/** A group of criteria: its sum, then its lines; a group of one line is that line. */
export function LineGroup({ group, lines }: { group: string; lines: readonly FileLine[] }) {
  const { t, lang, has, other } = useStaffWords()
  const only = lines[0]
  if (lines.length === 1 && only) return <LineRow line={only} strong />
  const points = lines.reduce((sum, line) => sum + (line.points ?? 0), 0)
  const max = lines.reduce((sum, line) => sum + line.effectiveMax, 0)
  return (
    <>
      <tr className="grp">
        <td className="c-code">{group}</td>
        <th scope="row" colSpan={3} className="c-name">
          {has(`criterion.${group}`) ? other(`criterion.${group}`) : t('lines.group', { group })}
        </th>
        <td className="r c-points">
          <b>{formatNumber(points, lang, 1)}</b>
        </td>
        <td className="r c-max">{formatNumber(max, lang)}</td>
      </tr>
      {lines.map((line) => (
        <LineRow key={line.criterion} line={line} />
      ))}
    </>
  )
}
