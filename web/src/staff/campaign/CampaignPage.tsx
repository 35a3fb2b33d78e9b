import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { CampaignDetailDocument, type CampaignDetailQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { LifeCycle } from '../../ui/staff/LifeCycle.tsx'
import { addWords } from '../../words/start.ts'
import { initiativeWords } from '../initiative/use-initiative-words.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { launches, useViewer } from '../shell/viewer.ts'
import { BoardPanel } from './BoardPanel.tsx'
import { CampaignMoves } from './CampaignMoves.tsx'
import { CascadePanel } from './CascadePanel.tsx'
import { StateChip } from './CampaignLine.tsx'
import { NotHerePanel } from './NotHerePanel.tsx'
import { NoticesPanel } from './NoticesPanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReportsPanel } from './ReportsPanel.tsx'
import { RulesPanel } from './RulesPanel.tsx'
import { StepsPanel } from './StepsPanel.tsx'
import { TurnoutPanel } from './TurnoutPanel.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'
import { usePhaseSteps } from './use-phase-steps.ts'

/** Only a campaign that counts initiatives loads their list and words. */
const CampaignInitiatives = lazy(async () => {
  const load = import('../initiative/CampaignInitiatives.tsx')
  const [part] = await Promise.all([load, addWords(initiativeWords)])
  return { default: part.CampaignInitiatives }
})

/** A campaign as its page asks for it. */
export type DetailedCampaign = NonNullable<CampaignDetailQuery['campaign']>

/** One campaign: where it stands, each unit against its own target, what may be done now (web.md 4.5). */
export function CampaignPage({ id }: { id: string }) {
  const { t } = useCampaignWords()
  const { data, error, refetch } = useQuery(CampaignDetailDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.campaigns'), path: staffPaths.campaigns() }]
  const title = t('campaign.title')
  return (
    <Loaded found={data?.campaign} error={error} refetch={refetch} title={title} crumbs={crumbs}>
      {(campaign) => <CampaignSheet campaign={campaign} />}
    </Loaded>
  )
}

const UNPUBLISHED = ['DRAFT', 'IN_REVIEW', 'APPROVED']

function CampaignSheet({ campaign }: { campaign: DetailedCampaign }) {
  const { t, both, nameOf } = useCampaignWords()
  const period = usePeriodWords()
  const acts = useAct()
  const title = both(campaign.title)
  const published = !UNPUBLISHED.includes(campaign.state)
  return (
    <Page
      title={title}
      lead={
        <>
          <StateChip state={campaign.state} /> {nameOf(campaign.issuer)} · {period(campaign)} ·{' '}
          {t(`who.${campaign.who}`)}
        </>
      }
      crumbs={[{ name: t('nav.campaigns'), path: staffPaths.campaigns() }, { name: title }]}
      acts={
        <>
          <WaysOn campaign={campaign} />
          <CampaignMoves campaign={campaign} acts={acts} />
        </>
      }
    >
      <div className="stack-gap">
        <RefusedNote refused={acts.refused} />
        {campaign.state === 'CANCELLED' || campaign.state === 'SUSPENDED' ? (
          <Note kind="warn">
            {t(`campaign.${campaign.state}`, { reason: campaign.reason ?? '' })}
          </Note>
        ) : null}
        {campaign.state === 'DRAFT' && campaign.reason ? (
          <Note kind="warn">{t('launch.returned', { reason: campaign.reason })}</Note>
        ) : null}
        {campaign.parentCancelled ? <Note kind="warn">{t('campaign.parentCancelled')}</Note> : null}
        <LifeCycle label={t('campaign.phases')} steps={usePhaseSteps(campaign)} />
        <div className="cols-2">
          <div className="stack-gap">
            {published ? <BoardPanel campaign={campaign} /> : null}
            <TurnoutPanel campaign={campaign} />
            {published ? null : <RulesPanel campaign={campaign} />}
          </div>
          <div className="stack-gap">
            {published ? <ReportsPanel campaign={campaign.id} /> : null}
            {campaign.measure === 'INITIATIVES' && campaign.template && campaign.audience ? (
              <Suspense fallback={null}>
                <CampaignInitiatives template={campaign.template} audience={campaign.audience.id} />
              </Suspense>
            ) : null}
            <NoticesPanel campaign={campaign} />
            {published ? <RulesPanel campaign={campaign} /> : null}
            {published ? <NotHerePanel /> : null}
            <CascadePanel campaign={campaign} />
            <StepsPanel campaign={campaign} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function WaysOn({ campaign }: { campaign: DetailedCampaign }) {
  const { t } = useCampaignWords()
  const { acting } = useViewer()
  // While nobody can tell whose it is, nothing is offered.
  const own = campaign.issuer === null || campaign.issuer.id === acting.organization.id
  const open = campaign.state === 'REGISTRATION_OPEN' || campaign.state === 'RUNNING'
  if (campaign.state === 'DRAFT' && campaign.manages)
    return (
      <Link className="sbtn" href={staffPaths.campaignDraft(campaign.id)}>
        {t('campaign.edit')}
      </Link>
    )
  if (open && !own && !campaign.manages && launches(acting.role))
    return (
      <Link className="sbtn" href={staffPaths.campaignAdopt(campaign.id)}>
        {t('campaign.adopt')}
      </Link>
    )
  return null
}
