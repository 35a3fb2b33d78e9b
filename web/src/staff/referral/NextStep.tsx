import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import {
  AskReferralOpinionDocument,
  ResumeReferralDocument,
  SendReferralDocument,
  SignReferralResolutionDocument,
} from '../../generated/operations.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { AskDialog } from './AskDialog.tsx'
import type { ReferralCase } from './CasePage.tsx'
import { CheckForm } from './CheckForm.tsx'
import { FormPanel } from './FormPanel.tsx'
import { ReaddressForm } from './ReaddressForm.tsx'
import { ResolutionForm } from './ResolutionForm.tsx'
import { useReferralWords } from './use-referral-words.ts'
import { VoteForm } from './VoteForm.tsx'

/** What this officer may do now, and only that. */
export function NextStep({ one }: { one: ReferralCase }) {
  const { t } = useReferralWords()
  const may = new Set(one.moves)
  const astray = may.has('READDRESS') && one.resolution?.recipient.isOpen === false
  const steps = ['CHECK', 'ASK_OPINION', 'VOTE', 'DRAFT_RESOLUTION', 'SIGN', 'SEND', 'AGREE']
  if (!astray && !steps.some((move) => may.has(move)))
    return (
      <Panel title={t('ref.next')}>
        <p className="pad quiet">{t('ref.nothing')}</p>
      </Panel>
    )
  return (
    <>
      {astray ? <ReaddressForm one={one} /> : null}
      {may.has('CHECK') ? <CheckForm one={one} /> : null}
      {may.has('VOTE') ? <VoteForm one={one} /> : null}
      {may.has('DRAFT_RESOLUTION') ? <ResolutionForm one={one} /> : null}
      {may.has('DRAFT_RESOLUTION') ? <FormPanel one={one} /> : null}
      <Buttons one={one} may={may} />
    </>
  )
}

type ButtonsProps = { one: ReferralCase; may: ReadonlySet<string> }

function Buttons({ one, may }: ButtonsProps) {
  const { t } = useReferralWords()
  const { acts, ask, sign, send, resume } = useSteps(one)
  const [asking, setAsking] = useState<'SIGN' | 'SEND' | null>(null)
  if (!['ASK_OPINION', 'SIGN', 'SEND', 'AGREE'].some((move) => may.has(move))) return null
  const run = async () => {
    const done = await (asking === 'SIGN' ? sign() : send())
    if (done) setAsking(null)
  }
  return (
    <Panel title={t('ref.next')}>
      <div className="pad form-acts">
        {may.has('SIGN') ? (
          <button type="button" className="sbtn first" onClick={() => setAsking('SIGN')}>
            {t('ref.sign')}
          </button>
        ) : null}
        {may.has('SEND') ? (
          <button type="button" className="sbtn first" onClick={() => setAsking('SEND')}>
            {t('ref.send')}
          </button>
        ) : null}
        {may.has('AGREE') ? (
          <button type="button" className="sbtn" onClick={() => void resume()}>
            {t('ref.resume')}
          </button>
        ) : null}
        {may.has('ASK_OPINION') ? (
          <button type="button" className="sbtn" disabled={acts.busy} onClick={() => void ask()}>
            {t('ref.askOpinion')}
          </button>
        ) : null}
      </div>
      {asking === null ? <RefusedNote refused={acts.refused} /> : null}
      <AskDialog
        title={asking === 'SEND' ? t('ref.sendSure') : t('ref.signSure')}
        text={asking === 'SEND' ? t('ref.sendText') : t('ref.signText')}
        word={asking === 'SEND' ? t('ref.send') : t('ref.sign')}
        open={asking !== null}
        acts={acts}
        onDo={run}
        onClose={() => {
          acts.forget()
          setAsking(null)
        }}
      />
    </Panel>
  )
}

function useSteps(one: ReferralCase) {
  const acts = useAct()
  const variables = { referral: one.id, version: one.version }
  const [askOpinion] = useMutation(AskReferralOpinionDocument)
  const [signIt] = useMutation(SignReferralResolutionDocument)
  const [sendIt] = useMutation(SendReferralDocument)
  const [resumeIt] = useMutation(ResumeReferralDocument)
  return {
    acts,
    ask: async () =>
      await acts.act(async () => {
        const { data, error } = await askOpinion({ variables })
        return { result: data?.askReferralOpinion, error }
      }),
    sign: async () =>
      await acts.act(async () => {
        const { data, error } = await signIt({ variables })
        return { result: data?.signReferralResolution, error }
      }),
    send: async () =>
      await acts.act(async () => {
        const { data, error } = await sendIt({ variables })
        return { result: data?.sendReferral, error }
      }),
    resume: async () =>
      await acts.act(async () => {
        const { data, error } = await resumeIt({ variables })
        return { result: data?.agreeToResume, error }
      }),
  }
}
