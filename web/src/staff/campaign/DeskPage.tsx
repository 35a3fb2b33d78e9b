import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { CampaignDeskDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { launches, useViewer } from '../shell/viewer.ts'
import { AdoptPanel } from './AdoptPanel.tsx'
import { CampaignsPanel } from './CampaignsPanel.tsx'
import { deskSentence, type Desk } from './desk-sentence.ts'
import { TemplatesPanel } from './TemplatesPanel.tsx'
import { useCampaignWords } from './use-campaign-words.ts'
import { WaitingPanel } from './WaitingPanel.tsx'

/** The organiser's desk: what waits, what runs, what to start from (CAM-1, P4). */
export function DeskPage() {
  const { acting } = useViewer()
  return launches(acting.role) ? <OwnDesk /> : <ReadersDesk />
}

/** Inspection and analysts read; nothing waits for them here. */
function ReadersDesk() {
  const { t } = useCampaignWords()
  const title = t('nav.campaigns')
  return (
    <Page title={title} lead={t('desk.lead')} crumbs={[{ name: title }]}>
      <CampaignsPanel />
    </Page>
  )
}

function OwnDesk() {
  const { t } = useCampaignWords()
  const { data, error, refetch } = useQuery(CampaignDeskDocument)
  const crumbs = [{ name: t('nav.campaigns') }]
  const title = t('nav.campaigns')
  return (
    <Loaded
      found={data?.campaignDesk}
      error={error}
      refetch={refetch}
      title={title}
      crumbs={crumbs}
    >
      {(desk) => <DeskSheet desk={desk} />}
    </Loaded>
  )
}

function DeskSheet({ desk }: { desk: Desk }) {
  const { t } = useCampaignWords()
  return (
    <Page
      title={deskSentence(desk, t)}
      tab={t('nav.campaigns')}
      lead={t('desk.lead')}
      crumbs={[{ name: t('nav.campaigns') }]}
      acts={<NewButton />}
    >
      <div className="cols-2">
        <div className="stack-gap">
          <WaitingPanel desk={desk} />
          <CampaignsPanel />
        </div>
        <div className="stack-gap">
          <TemplatesPanel />
          <AdoptPanel />
        </div>
      </div>
    </Page>
  )
}

function NewButton() {
  const { t } = useCampaignWords()
  return (
    <Link className="sbtn first" href={staffPaths.campaignNew()}>
      <Plus size={16} strokeWidth={1.8} aria-hidden="true" />
      {t('desk.new')}
    </Link>
  )
}
