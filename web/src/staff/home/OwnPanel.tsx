import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { OwnRatingsDocument } from '../../generated/operations.ts'
import { paths, staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useNames } from '../shell/use-names.ts'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** The person's own ratings, and the way to the own member pages, which nothing here is merged with. */
export function OwnPanel() {
  const { t } = useStaffWords()
  const { unit } = useNames()
  const { memberId } = useViewer()
  const { data } = useQuery(OwnRatingsDocument)
  const own = data?.myRatings?.filter(({ person }) => person?.id === memberId) ?? []
  return (
    <Panel title={t('home.own')}>
      <ul className="pad runs">
        {own.map((rating) => (
          <li key={rating.id}>
            <Link href={staffPaths.person(rating.cycle.year, rating.id)}>
              {t('home.ownRating', { year: String(rating.cycle.year) })}
            </Link>
            <p className="quiet">{unit(rating.union)}</p>
          </li>
        ))}
        <li>
          <a href={paths.home()}>{t('home.memberPages')}</a>
          <p className="quiet">{t('home.memberPages.line')}</p>
        </li>
      </ul>
    </Panel>
  )
}
