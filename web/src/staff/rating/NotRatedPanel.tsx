import { Link } from 'wouter'
import { formatFraction } from '../../format/number.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import type { BoardRating } from './board.ts'

type NotRatedProps = { ratings: readonly BoardRating[]; year: number }

/** People without enough data, each with why; outside the ceiling's base. */
export function NotRatedPanel({ ratings, year }: NotRatedProps) {
  const { t } = useStaffWords()
  if (ratings.length === 0) return null
  return (
    <Panel title={t('notRated.title', { count: ratings.length })}>
      <p className="pad quiet">{t('notRated.what')}</p>
      <ul className="todo">
        {ratings.map((rating) => (
          <NotRatedLine key={rating.id} rating={rating} year={year} />
        ))}
      </ul>
    </Panel>
  )
}

function NotRatedLine({ rating, year }: { rating: BoardRating; year: number }) {
  const { t, lang } = useStaffWords()
  const { unit, person } = useNames()
  const why = useNotRatedWords()
  const few = rating.notRatedReason === 'NOT_ENOUGH_BALLOTS'
  return (
    <li className="plain">
      <div className="grow">
        <strong>
          <Link href={staffPaths.person(year, rating.id)}>{person(rating.person)}</Link>
        </strong>
        <p className="quiet small-text">{unit(rating.union)}</p>
      </div>
      <span className={few ? 'hatch few' : 'quiet'}>
        <span>{why(rating.notRatedReason)}</span>
      </span>
      <span className="quiet num">
        {rating.eligible === null || few
          ? ''
          : t('notRated.n', { n: formatFraction(rating.ballots ?? 0, rating.eligible, lang) })}
      </span>
    </li>
  )
}

/** Why somebody is not rated, in words. */
export function useNotRatedWords(): (reason: string | null) => string {
  const { t, has, other } = useStaffWords()
  return (reason) =>
    reason && has(`notRated.${reason}`) ? other(`notRated.${reason}`) : t('notRated.OTHER')
}
