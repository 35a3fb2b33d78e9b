import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { OwnRatingsDocument } from '../../generated/operations.ts'
import { paths, staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { LevelChip } from './LevelChip.tsx'

/** The person's own ratings, one line a year; what others of the unit may see is on the member's page. */
export function OwnRatingsPage() {
  const { t } = useStaffWords()
  const { unit } = useNames()
  const { memberId } = useViewer()
  const { data, error, refetch } = useQuery(OwnRatingsDocument)
  const page = { title: t('own.title'), crumbs: [{ name: t('nav.own') }] }
  const own = data && (data.myRatings?.filter(({ person }) => person?.id === memberId) ?? null)
  return (
    <Loaded found={own} error={error} refetch={refetch} {...page}>
      {(ratings) => (
        <Page {...page} lead={t('own.lead')}>
          <Panel title={t('own.years')}>
            {ratings.length === 0 ? <p className="pad quiet">{t('own.empty')}</p> : null}
            <ul className="todo">
              {ratings.map((rating) => (
                <li key={rating.id}>
                  <LevelChip level={rating.level} tied={rating.tied} />
                  <div className="grow">
                    <strong>{t('cycles.year', { year: String(rating.cycle.year) })}</strong>
                    <p className="quiet small-text">
                      {t(`post.${rating.post}`)}, {unit(rating.union)}
                    </p>
                  </div>
                  <Link className="sbtn" href={staffPaths.person(rating.cycle.year, rating.id)}>
                    {t('own.why')}
                  </Link>
                </li>
              ))}
            </ul>
            <p className="pad quiet">
              <a href={paths.leaders()}>{t('own.members')}</a>
            </p>
          </Panel>
        </Page>
      )}
    </Loaded>
  )
}
