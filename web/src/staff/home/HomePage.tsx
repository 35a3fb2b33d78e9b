import { lazy, Suspense } from 'react'
import { domainNow } from '../../device/time.ts'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { Page } from '../shell/Page.tsx'
import { Partial } from '../shell/Partial.tsx'
import { launches, useViewer } from '../shell/viewer.ts'
import { addWords } from '../../words/start.ts'
import { campaignWords } from '../campaign/use-campaign-words.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { AheadPanel } from './AheadPanel.tsx'
import { DuePanel } from './DuePanel.tsx'
import { OwnPanel } from './OwnPanel.tsx'
import { ReleasedPanel } from './ReleasedPanel.tsx'
import { RunningPanel } from './RunningPanel.tsx'
import { useHome, type Home } from './use-home.ts'

/** Loaded after the page: a home without campaigns does not wait for them. */
const CampaignWaits = lazy(async () => {
  const load = import('./CampaignWaits.tsx')
  const [{ CampaignWaits: part }] = await Promise.all([load, addWords(campaignWords)])
  return { default: part }
})

/** What is late and due for the role, what runs, what comes in two weeks (P4). */
export function HomePage() {
  const { t, lang } = useStaffWords()
  const { acting } = useViewer()
  const home = useHome(acting.role)
  const weekday = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    weekday: 'long',
  }).format(domainNow())
  return (
    <Page
      title={useSentence(home)}
      tab={t('nav.home')}
      lead={`${weekday}, ${formatDay(domainNow())}`}
      crumbs={[{ name: t('nav.home') }]}
    >
      <div className="cols-2">
        <div className="stack-gap">
          <DuePanel items={home.due} loading={home.loading} />
          {acting.role === 'UPPER_OFFICER' ? <ReleasedPanel surveys={home.surveys} /> : null}
        </div>
        <div className="stack-gap">
          <RunningPanel surveys={home.surveys} cycles={home.cycles} />
          {launches(acting.role) ? (
            <Suspense fallback={null}>
              <CampaignWaits />
            </Suspense>
          ) : null}
          <OwnPanel />
        </div>
      </div>
      <AheadPanel surveys={home.surveys} />
      <Partial error={home.error} onAgain={home.again} />
    </Page>
  )
}

function useSentence({ due, loading }: Home): string {
  const { t, lang } = useStaffWords()
  if (loading) return t('nav.home')
  const late = due.filter(({ days }) => days < 0).length
  const rest = due.length - late
  if (late > 0 && rest > 0)
    return t('home.lateAndDue', { late: formatNumber(late, lang), due: formatNumber(rest, lang) })
  if (late > 0) return t('home.late', { late })
  return rest > 0 ? t('home.due', { due: rest }) : t('home.nothing')
}
