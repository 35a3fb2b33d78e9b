import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'wouter'
import {
  UnitCampaignsDocument,
  UnitParticipationsDocument,
  WithdrawUnitDocument,
} from '../../generated/operations.ts'
import { formatNumber } from '../../format/number.ts'
import { staffPaths } from '../../paths.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { TargetBar } from '../../ui/staff/TargetBar.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import type { OpenCampaign, Participation } from './participation.ts'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ReportList } from './ReportList.tsx'
import { useAct } from '../shell/use-act.ts'
import { useCampaignWords } from './use-campaign-words.ts'
import { usePeriodWords } from './use-period-words.ts'

type OwnCampaignProps = { campaign: OpenCampaign['campaign']; participation: Participation }

/** From its first day until its results are published (CAM-3). */
const REPORTABLE = ['RUNNING', 'COLLECTING_RESULTS', 'REVIEWED']

/** A campaign the unit is in: own target, what was reported and verified, a new report, the way out. */
export function OwnCampaign({ campaign, participation }: OwnCampaignProps) {
  const { t, lang, both } = useCampaignWords()
  const period = usePeriodWords()
  const { target, reported, verified } = participation
  const count = (value: number | null) => (value === null ? '–' : formatNumber(value, lang))
  const counted = campaign.measure === 'REPORTED'
  return (
    <Panel
      title={<Link href={staffPaths.campaign(campaign.id)}>{both(campaign.title)}</Link>}
      aside={<span className="quiet small-text">{period(campaign)}</span>}
    >
      <div className="pad stack-gap">
        {target ? (
          <TargetBar verified={verified ?? 0} registered={reported ?? 0} target={target} />
        ) : null}
        <p>
          {t('own.numbers', {
            verified: count(verified),
            reported: count(reported),
            target: count(target),
          })}
        </p>
        {counted ? (
          <>
            {REPORTABLE.includes(campaign.state) ? (
              <ReportForm participation={participation} campaign={campaign} />
            ) : (
              <p className="quiet">
                {t(campaign.state === 'REGISTRATION_OPEN' ? 'own.notYet' : 'own.over')}
              </p>
            )}
            <ReportList participation={participation} />
            <EvidencePanel kind="PARTICIPATION" subject={participation.id} mayAdd />
          </>
        ) : (
          <p className="quiet">{t('own.initiatives')}</p>
        )}
        <Withdraw campaign={campaign} participation={participation} />
      </div>
    </Panel>
  )
}

function Withdraw({ campaign, participation }: OwnCampaignProps) {
  const { t, both } = useCampaignWords()
  const [open, setOpen] = useState(false)
  const { act, busy, refused } = useAct()
  const [send] = useMutation(WithdrawUnitDocument, {
    refetchQueries: [UnitCampaignsDocument, UnitParticipationsDocument],
  })
  const withdraw = async () => {
    const variables = { participation: participation.id, version: participation.version }
    const done = await act(async () => {
      const { data, error } = await send({ variables })
      return { result: data?.withdrawFromCampaign, error }
    })
    if (done) setOpen(false)
  }
  return (
    <div>
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        {t('withdraw.open')}
      </button>
      <Dialog
        title={t('withdraw.title', { title: both(campaign.title) })}
        open={open}
        onClose={() => setOpen(false)}
      >
        <div className="sdialog-body">
          <p>{t('withdraw.what')}</p>
          <RefusedNote refused={refused} />
          <div className="sdialog-acts">
            <button type="button" className="sbtn" data-safe onClick={() => setOpen(false)}>
              {t('app.cancel')}
            </button>
            <button
              type="button"
              className="sbtn danger"
              disabled={busy}
              onClick={() => void withdraw()}
            >
              {busy ? t('move.busy') : t('withdraw.do')}
            </button>
          </div>
        </div>
      </Dialog>
    </div>
  )
}
