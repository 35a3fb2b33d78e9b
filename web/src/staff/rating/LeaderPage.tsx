import { useQuery } from '@apollo/client/react'
import { Printer } from 'lucide-react'
import { LeaderFileDocument, type LeaderFileQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { useViewer, worksOnRatings } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { CountsPanel } from './CountsPanel.tsx'
import { CycleStepsPanel } from './CycleStepsPanel.tsx'
import { HintsPanel } from './HintsPanel.tsx'
import { LinesPanel } from './LinesPanel.tsx'
import { QuotaPanel } from './QuotaPanel.tsx'
import { TrustPanel } from './TrustPanel.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'

/** A rating with everything its file shows. */
export type LeaderFile = NonNullable<LeaderFileQuery['rating']>

/** One leader's file: the class, every line that made it, and what would have made it different. */
export function LeaderPage({ id }: { id: string }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(LeaderFileDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.ratings'), path: staffPaths.ratings() }]
  return (
    <Loaded
      found={data?.rating}
      error={error}
      refetch={refetch}
      title={t('file.title')}
      crumbs={crumbs}
    >
      {(rating) => <FileSheet rating={rating} />}
    </Loaded>
  )
}

function FileSheet({ rating }: { rating: LeaderFile }) {
  const { t } = useStaffWords()
  const { unit, person } = useNames()
  const { memberId, acting } = useViewer()
  const own = rating.person?.id === memberId
  const year = String(rating.cycle.year)
  const name = person(rating.person)
  const back = worksOnRatings(acting.role)
    ? { name: t('file.crumb', { year }), path: staffPaths.cycle(rating.cycle.year) }
    : { name: t('nav.own'), path: staffPaths.own() }
  return (
    <Page
      title={name}
      lead={`${t(`post.${rating.post}`)}, ${unit(rating.union)}. ${t(own ? 'file.yours' : 'file.theirs')}`}
      crumbs={[back, { name }]}
      acts={
        <button type="button" className="sbtn" onClick={() => window.print()}>
          <Printer size={16} strokeWidth={1.8} aria-hidden="true" />
          {t('file.print')}
        </button>
      }
    >
      <div className="cols-2">
        <div className="stack-gap">
          <VerdictPanel rating={rating} />
          {rating.lines ? <LinesPanel rating={rating} lines={rating.lines} /> : null}
          <HintsPanel rating={rating} />
        </div>
        <div className="stack-gap">
          <TrustPanel rating={rating} />
          <QuotaPanel rating={rating} />
          {rating.counts ? <CountsPanel counts={rating.counts} /> : null}
          <CycleStepsPanel rating={rating} />
        </div>
      </div>
    </Page>
  )
}
