import { Link } from 'wouter'
import { formatDay, formatShortDay } from '../../format/date.ts'
import { staffPaths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { DueItem, DueKind } from './due.ts'

/** My work, most pressing first; each line has the one button that goes on with it. */
export function DuePanel({ items, loading }: { items: readonly DueItem[]; loading: boolean }) {
  const { t } = useStaffWords()
  return (
    <Panel title={t('home.mine')}>
      {loading ? (
        <div className="pad">
          <Wait slow={t('app.slow')} rows={2} />
        </div>
      ) : null}
      {!loading && items.length === 0 ? <p className="pad quiet">{t('home.empty')}</p> : null}
      <ul className="todo">
        {items.map((item) => (
          <DueLine key={`${item.kind}${item.id}`} item={item} />
        ))}
      </ul>
    </Panel>
  )
}

function DueLine({ item }: { item: DueItem }) {
  const { t, both } = useStaffWords()
  const title = item.title ? both(item.title) : ''
  const day = item.due ? formatDay(item.due) : ''
  return (
    <li>
      <DueChip days={item.days} due={item.due} />
      <div className="grow">
        <strong>{t(`due.${item.kind}`, { title, year: String(item.year) })}</strong>
        <p className="quiet small-text">
          {item.tied > 0 ? t('due.tied', { tied: item.tied }) : t(`due.${item.kind}.line`, { day })}
        </p>
      </div>
      <Link className="sbtn" href={wayOn(item)}>
        {t(`due.${item.kind}.do`)}
      </Link>
    </li>
  )
}

/** Days are said up to two weeks, then the day itself (web.md 6). */
function DueChip({ days, due }: { days: number; due: string | null }) {
  const { t } = useStaffWords()
  if (days < 0) return <Chip kind="late">{t('due.late', { days: -days })}</Chip>
  if (days === 0) return <Chip kind="due">{t('due.today')}</Chip>
  if (days > 14 && due) return <Chip>{formatShortDay(due)}</Chip>
  return <Chip kind="due">{t('due.left', { days })}</Chip>
}

const wayOns: Record<DueKind, (item: DueItem) => string> = {
  SEND_TO_REVIEW: ({ id }) => staffPaths.surveyPreview(id),
  APPROVE_SURVEY: ({ id }) => staffPaths.surveyPreview(id),
  OPEN_SURVEY: ({ id }) => staffPaths.survey(id),
  CLOSE_SURVEY: ({ id }) => staffPaths.survey(id),
  OPEN_CYCLE: () => staffPaths.ratings(),
  START_RUN: ({ year }) => staffPaths.run(year),
  APPROVE_RATINGS: ({ year }) => staffPaths.cycle(year),
}

function wayOn(item: DueItem): string {
  return wayOns[item.kind](item)
}
