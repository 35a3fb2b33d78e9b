import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'wouter'
import {
  CampaignDeskDocument,
  ReportsToVerifyDocument,
  ReturnProgressDocument,
  VerifyProgressDocument,
  type ReportsToVerifyQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { EvidencePanel } from './EvidencePanel.tsx'
import type { WaitingParticipation } from './participation.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReportList } from './ReportList.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'

type Waiting = NonNullable<ReportsToVerifyQuery['reportsToVerify']>

/** Reports of units below that wait for a decision, oldest first, each with its evidence beside it. */
export function VerifyPage() {
  const { t } = useCampaignWords()
  const [campaign] = useSearchValue('campaign')
  const { data, error, refetch } = useQuery(ReportsToVerifyDocument, {
    variables: { campaign: campaign || null, after: null },
  })
  const crumbs = [{ name: t('nav.verify') }]
  const title = t('nav.verify')
  return (
    <Loaded
      found={data?.reportsToVerify}
      error={error}
      refetch={refetch}
      title={title}
      crumbs={crumbs}
    >
      {(waiting) => <VerifySheet waiting={waiting} one={campaign !== ''} />}
    </Loaded>
  )
}

function VerifySheet({ waiting, one }: { waiting: Waiting; one: boolean }) {
  const { t } = useCampaignWords()
  const { totalCount, edges } = waiting
  return (
    <Page
      title={totalCount > 0 ? t('verify.count', { count: totalCount }) : t('verify.nothing')}
      tab={t('nav.verify')}
      lead={t('verify.lead')}
      crumbs={[{ name: t('nav.verify') }]}
      acts={
        one ? (
          <Link className="sbtn" href={staffPaths.verify()}>
            {t('verify.all')}
          </Link>
        ) : null
      }
    >
      <div className="stack-gap">
        {edges.map(({ node }) => (
          <WaitingReport key={node.id} participation={node} />
        ))}
        {totalCount > edges.length ? <p className="quiet">{t('verify.more')}</p> : null}
        {totalCount === 0 ? <p className="quiet">{t('verify.empty')}</p> : null}
      </div>
    </Page>
  )
}

function WaitingReport({ participation }: { participation: WaitingParticipation }) {
  const { t, both, nameOf } = useCampaignWords()
  const { unionAtRegistration, campaign, target, verified } = participation
  const values = { verified: verified ?? '–', target: target ?? '–' }
  return (
    <Panel
      title={nameOf(unionAtRegistration)}
      aside={<Link href={staffPaths.campaign(campaign.id)}>{both(campaign.title)}</Link>}
    >
      <div className="pad cols-even">
        <div className="stack-gap">
          <p className="quiet">{t('verify.before', values)}</p>
          <ReportList participation={participation} />
          <Decide participation={participation} />
        </div>
        <EvidencePanel kind="PARTICIPATION" subject={participation.id} />
      </div>
    </Panel>
  )
}

function Decide({ participation }: { participation: WaitingParticipation }) {
  const { t, nameOf } = useCampaignWords()
  const [returning, setReturning] = useState(false)
  const { act, busy, refused, forget } = useAct()
  const options = { refetchQueries: [ReportsToVerifyDocument, CampaignDeskDocument] }
  const [verify] = useMutation(VerifyProgressDocument, options)
  const [giveBack] = useMutation(ReturnProgressDocument, options)
  const variables = { participation: participation.id, version: participation.version }
  const verifyIt = async () =>
    await act(async () => {
      const { data, error } = await verify({ variables })
      return { result: data?.verifyProgress, error }
    })
  const returnIt = async (reason: string) => {
    const done = await act(async () => {
      const { data, error } = await giveBack({ variables: { ...variables, reason } })
      return { result: data?.returnProgress, error }
    })
    if (done) setReturning(false)
  }
  const openReturn = () => {
    forget()
    setReturning(true)
  }
  return (
    <>
      <div className="form-acts">
        <button
          type="button"
          className="sbtn first"
          disabled={busy}
          onClick={() => void verifyIt()}
        >
          {busy ? t('move.busy') : t('verify.do', { value: participation.reports[0]?.value ?? 0 })}
        </button>
        <button type="button" className="sbtn" disabled={busy} onClick={openReturn}>
          {t('verify.return')}
        </button>
      </div>
      {returning ? null : <RefusedNote refused={refused} />}
      <ReturnDialog
        title={t('return.report', { name: nameOf(participation.unionAtRegistration) })}
        open={returning}
        busy={busy}
        refused={refused}
        onReturn={returnIt}
        onClose={() => setReturning(false)}
      />
    </>
  )
}
