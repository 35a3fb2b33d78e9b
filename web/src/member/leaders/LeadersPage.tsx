import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { MyRatingsDocument, type MyRatingsQuery } from '../../generated/member-operations.ts'
import { faultOf } from '../../apollo/errors.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useSession } from '../session/session.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { LeaderCard } from './LeaderCard.tsx'

export type PublishedRating = NonNullable<MyRatingsQuery['myRatings']>[number]

/** What members of a unit see of their leaders' ratings, after publication (D-19): never points or raw figures. */
export function LeadersPage() {
  const { t } = useMemberWords()
  const { session } = useSession()
  const { data, error, loading, refetch } = useQuery(MyRatingsDocument)
  const me = session.kind === 'in' ? session.viewer.member.id : null
  const published =
    data?.myRatings?.filter((rating) => rating.state === 'PUBLISHED' && rating.person?.id !== me) ??
    []
  const newest = published.toSorted((a, b) => b.cycle.year - a.cycle.year)
  return (
    <MemberPage title={t('nav.leaders')} nav>
      <h1>{t('leaders.title')}</h1>
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !data?.myRatings ? (
        <Failed fault={faultOf(error)} again={() => void refetch()} />
      ) : null}
      {data?.myRatings && newest.length === 0 ? (
        <p className="quiet">{t('leaders.empty')}</p>
      ) : null}
      {newest.map((rating) => (
        <LeaderCard key={rating.id} rating={rating} />
      ))}
    </MemberPage>
  )
}
