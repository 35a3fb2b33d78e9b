import { Panel } from '../../ui/staff/Panel.tsx'
import { StripAxis } from '../../ui/staff/StripAxis.tsx'
import type { Cuts } from '../../ui/staff/Strip.tsx'
import { stripDomain, type Domain } from '../../ui/staff/scale.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardGroup } from './board.ts'
import type { BoardCycle } from './BoardPage.tsx'
import { BoardKey } from './BoardKey.tsx'
import { BoardRow } from './BoardRow.tsx'
import { CeilingRow, LineRow } from './CeilingRow.tsx'
import type { UpperUnion } from './use-upper-unions.ts'

type GroupPanelProps = { group: BoardGroup; cycle: BoardCycle; unions: readonly UpperUnion[] }

/** One comparison group: its people in order, the ceiling with its arithmetic, the tied block. */
export function BoardGroupPanel({ group, cycle, unions }: GroupPanelProps) {
  const { t } = useStaffWords()
  const name = useGroupName(group.key, unions)
  const cuts: Cuts = cycle.scheme
  const domain = stripDomain(group.rated.flatMap(lowest))
  const shared = { group, cuts, domain, year: cycle.year }
  return (
    <Panel
      title={t('board.group', { count: group.rated.length, name })}
      aside={<BoardKey cuts={cuts} domain={domain} />}
    >
      <table className="board" id={groupId(group)}>
        <caption className="sr-only">
          {t('board.caption', { count: group.rated.length, name })}
        </caption>
        <BoardHead cuts={cuts} domain={domain} />
        <tbody>
          {group.rated.map((rating, index) => (
            <BoardLines key={rating.id} index={index} {...shared} />
          ))}
          <After index={group.rated.length} group={group} />
        </tbody>
      </table>
    </Panel>
  )
}

/** The anchor of a group on the page. */
export function groupId(group: BoardGroup): string {
  return `group-${group.key || 'all'}`
}

type LinesProps = { group: BoardGroup; index: number; cuts: Cuts; domain: Domain; year: number }

/** A row with what stands before it: the ceiling, the dashed line. */
function BoardLines({ index, group, ...rest }: LinesProps) {
  return (
    <>
      <After index={index} group={group} />
      <BoardRow index={index} group={group} {...rest} />
    </>
  )
}

function After({ index, group }: { index: number; group: BoardGroup }) {
  return (
    <>
      {index === group.ceilingAt ? <CeilingRow group={group} /> : null}
      {index === group.lineAt ? <LineRow group={group} /> : null}
    </>
  )
}

function BoardHead({ cuts, domain }: { cuts: Cuts; domain: Domain }) {
  const { t } = useStaffWords()
  const names = [
    t('short.NOT_COMPLETED'),
    t('short.COMPLETED'),
    t('short.GOOD'),
    t('short.EXCELLENT'),
  ] as const
  return (
    <thead>
      <tr>
        <th scope="col">{t('board.rank')}</th>
        <th scope="col">{t('board.leader')}</th>
        <th scope="col" className="plot">
          <span className="sr-only">{t('board.strip', domain)}</span>
          <StripAxis cuts={cuts} domain={domain} names={names} />
        </th>
        <th scope="col" className="r">
          {t('board.points')}
        </th>
        <th scope="col" className="r">
          {t('board.ballots')}
        </th>
        <th scope="col">{t('board.class')}</th>
      </tr>
    </thead>
  )
}

function lowest({ interval, rawTotal, total }: BoardGroup['rated'][number]): number[] {
  return [interval?.low, rawTotal, total].filter((value) => typeof value === 'number')
}

function useGroupName(key: string, unions: readonly UpperUnion[]): string {
  const { t, both } = useStaffWords()
  const union = unions.find(({ id }) => id === key)
  if (union) return both(union.name)
  if (key === 'PROVINCE') return t('group.PROVINCE')
  if (key === 'DIRECT_UNDER_PROVINCE') return t('group.DIRECT')
  return key === 'POOLED' ? t('group.POOLED') : key
}
