import { useMutation, useQuery } from '@apollo/client/react'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import {
  ReceivedReferralDocument,
  ReceiveReferralDocument,
  RecordPartyFeedbackDocument,
  type PartyFeedbackKind,
  type ReceivedReferralQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { useReferralWords } from './use-referral-words.ts'

type Received = NonNullable<ReceivedReferralQuery['receivedReferral']>

/** One referral at the Party organ: stamp it, then steps with their day and never a reason. */
export function InboxCasePage({ id }: { id: string }) {
  const { t } = useReferralWords()
  const { data, error, refetch } = useQuery(ReceivedReferralDocument, {
    variables: { id },
    fetchPolicy: 'cache-first',
  })
  const crumbs = [{ name: t('inbox.title'), path: staffPaths.inbox() }, { name: t('ref.case') }]
  const page = { title: t('ref.case'), crumbs }
  return (
    <Loaded found={data?.receivedReferral} error={error} refetch={refetch} {...page}>
      {(one) => <Case one={one} crumbs={crumbs} />}
    </Loaded>
  )
}

type CaseProps = { one: Received; crumbs: { name: string; path?: string }[] }

function Case({ one, crumbs }: CaseProps) {
  const { t } = useReferralWords()
  const { unit } = useNames()
  const lead = t('inbox.line', {
    number: one.number,
    day: formatDay(one.resolvedOn),
    union: unit(one.union),
  })
  return (
    <Page title={one.personName ?? t('inbox.unnamed')} lead={lead} crumbs={crumbs}>
      <div className="grid gap-4">
        {one.withdrawnOn ? (
          <Note kind="warn">{t('inbox.withdrawn', { day: formatDay(one.withdrawnOn) })}</Note>
        ) : null}
        {one.dueSince ? (
          <Note kind="warn">{t('inbox.due', { day: formatDay(one.dueSince) })}</Note>
        ) : null}
        <StepsPanel one={one} />
        {one.moves.length > 0 ? <MovesPanel one={one} /> : null}
      </div>
    </Page>
  )
}

function StepsPanel({ one }: { one: Received }) {
  const { t } = useReferralWords()
  return (
    <Panel title={t('ref.steps')}>
      <ul className="todo">
        <li className="plain">{t('inbox.sentOn', { day: formatDay(one.sentOn) })}</li>
        {one.receivedOn ? (
          <li className="plain">{t('inbox.receivedOn', { day: formatDay(one.receivedOn) })}</li>
        ) : null}
        {one.feedback.map(({ kind, on, validUntil }) => (
          <li key={kind} className="plain">
            {t('inbox.feedback', { kind: t(`referralState.${kind}`), day: formatDay(on) })}
            {validUntil ? (
              <span className="quiet"> · {t('inbox.valid', { day: formatDay(validUntil) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="pad">
        <a className="sbtn" href={`/referrals/${one.id}/resolution.pdf`} download>
          <Download size={16} strokeWidth={1.8} aria-hidden="true" /> {t('ref.pdf')}
        </a>
      </p>
    </Panel>
  )
}

const kinds: Record<string, PartyFeedbackKind> = {
  AWARENESS_CLASS: 'AWARENESS_CLASS',
  FOSTER: 'FOSTERING',
  ADMIT: 'ADMITTED',
  STOP: 'NOT_CONTINUED',
}
const steps = ['AWARENESS_CLASS', 'FOSTER', 'ADMIT', 'STOP'] as const

function MovesPanel({ one }: { one: Received }) {
  const { t } = useReferralWords()
  const acts = useAct()
  const [on, setOn] = useState(() => dayOf(domainNow()))
  const [receive] = useMutation(ReceiveReferralDocument)
  const [record] = useMutation(RecordPartyFeedbackDocument)
  const target = { referral: one.id, version: one.version }
  const stamp = () =>
    acts.act(async () => {
      const { data, error } = await receive({ variables: target })
      return { result: data?.receiveReferral, error }
    })
  const say = (kind: PartyFeedbackKind) =>
    acts.act(async () => {
      const { data, error } = await record({ variables: { ...target, kind, on } })
      return { result: data?.recordPartyFeedback, error }
    })
  const open = steps.filter((step) => one.moves.includes(step))
  return (
    <Panel title={t('ref.next')}>
      <div className="pad form">
        {open.length > 0 ? (
          <>
            <TextField
              id="feedback-on"
              type="date"
              label={t('inbox.on')}
              value={on}
              error={acts.refused?.field === 'on' ? acts.refused.message : undefined}
              onChange={(event) => setOn(event.target.value)}
            />
            <p className="quiet">{t('inbox.noReason')}</p>
          </>
        ) : null}
        <RefusedNote refused={acts.refused} fields={['on']} />
        <div className="form-acts">
          {one.moves.includes('RECEIVE') ? (
            <button
              type="button"
              className="sbtn first"
              disabled={acts.busy}
              onClick={() => void stamp()}
            >
              {t('inbox.RECEIVE')}
            </button>
          ) : null}
          {open.map((step) => (
            <button
              key={step}
              type="button"
              className="sbtn"
              disabled={acts.busy}
              onClick={() => void say(kinds[step] ?? 'FOSTERING')}
            >
              {t('inbox.save', { step: t(`inbox.${step}`) })}
            </button>
          ))}
        </div>
      </div>
    </Panel>
  )
}
