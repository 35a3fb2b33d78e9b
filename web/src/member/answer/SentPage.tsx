import { Check, Copy, Download, LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { receiptCode } from '../../ballot/ballot.ts'
import { domainNow } from '../../device/time.ts'
import { formatDay } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Fact } from '../../ui/Fact.tsx'
import { Note } from '../../ui/Note.tsx'
import { Slip } from '../../ui/Slip.tsx'
import { Track } from '../../ui/Track.tsx'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { isOpen, type SurveySnapshot } from '../survey/snapshot.ts'
import { useSurvey } from '../survey/use-survey.ts'
import type { StoredReceipt } from '../vault/db.ts'
import { useMemberWords } from '../words/use-member-words.ts'
import { saveReceipt } from './save-receipt.ts'

/** Sent: the receipt, what it proves, what comes next, how to change one's mind. No time of day, no answers. */
export function SentPage({ survey }: { survey: string }) {
  const { t } = useMemberWords()
  const one = useSurvey(survey)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  const { receipt, waiting, snapshot } = one
  if (waiting) return <Redirect to={paths.waiting(survey)} replace />
  if (!receipt) return <Redirect to={paths.survey(survey)} replace />
  return <Sent receipt={receipt} snapshot={snapshot} />
}

function Sent({ receipt, snapshot }: { receipt: StoredReceipt; snapshot: SurveySnapshot }) {
  const { t } = useMemberWords()
  const { survey } = snapshot
  const open = isOpen(snapshot, domainNow())
  return (
    <MemberPage
      title={t('survey.sent')}
      foot={
        <>
          <Link className={buttonClass()} href={paths.home()}>
            {t('app.toHome')}
          </Link>
          <Link
            className={buttonClass('text')}
            href={open ? paths.survey(survey) : paths.counted(survey)}
          >
            {t(open ? 'promise.restart' : 'sent.counted')}
          </Link>
        </>
      }
    >
      <p className="grid size-16 place-items-center rounded-full bg-che-tint text-che">
        <Check size={34} strokeWidth={1.8} aria-hidden="true" />
      </p>
      <h1>{t('sent.title')}</h1>
      <Receipt receipt={receipt} />
      <Fact icon={<LockKeyhole size={26} strokeWidth={1.8} aria-hidden="true" />}>
        {t('sent.proves')}
      </Fact>
      <Next snapshot={snapshot} />
      <p className="quiet">
        {open ? t('sent.change', { day: formatDay(snapshot.closesOn) }) : t('sent.erased')}
      </p>
    </MemberPage>
  )
}

function Receipt({ receipt }: { receipt: StoredReceipt }) {
  const { t, both } = useMemberWords()
  const code = receiptCode(receipt.ballotKey)
  const lines = [both(receipt.title), t('sent.day', { day: formatDay(receipt.day) })]
  const halves = [code.slice(0, 19), code.slice(20)]
  return (
    <>
      {receipt.verdict === 'VALID' ? null : <Doubt receipt={receipt} />}
      <Slip title={t('sent.receipt')} tearing>
        <p className="code text-text">
          {halves[0]}
          <br />
          {halves[1]}
        </p>
        <p className="quiet">
          {lines[0]}
          <br />
          {lines[1]}
        </p>
        <div className="grid grid-cols-2 gap-2.5">
          <Button
            kind="second"
            className="min-h-12! px-2! py-1.5!"
            onClick={() => saveReceipt({ title: t('sent.receipt'), code: halves, lines })}
          >
            <Download size={20} strokeWidth={1.8} aria-hidden="true" /> {t('sent.save')}
          </Button>
          <CopyButton text={code} label={t('sent.copy')} />
        </div>
      </Slip>
    </>
  )
}

function Doubt({ receipt }: { receipt: StoredReceipt }) {
  const { t } = useMemberWords()
  if (receipt.verdict === 'UNSUPPORTED') return <Note kind="warn">{t('sent.unchecked')}</Note>
  const { verdict: _, ...evidence } = receipt
  return (
    <Note kind="bad" alert>
      <p>{t('sent.badSignature')}</p>
      <CopyButton text={JSON.stringify(evidence)} label={t('sent.report')} />
    </Note>
  )
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useMemberWords()
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  const Icon = copied ? Check : Copy
  return (
    <Button kind="second" className="min-h-12! px-2! py-1.5!" onClick={copy}>
      <Icon size={20} strokeWidth={1.8} aria-hidden="true" />
      <span aria-live="polite">{copied ? t('sent.copied') : label}</span>
    </Button>
  )
}

function Next({ snapshot }: { snapshot: SurveySnapshot }) {
  const { t } = useMemberWords()
  const closed = snapshot.state === 'CLOSED' || snapshot.state === 'RELEASED'
  return (
    <Card title={t('sent.next')} className="pb-0.5!">
      <Track
        steps={[
          { title: t('sent.step1'), state: 'done' },
          { title: t('sent.step2'), state: 'done' },
          {
            title: t('sent.step3'),
            text: formatDay(snapshot.closesOn),
            state: closed ? 'done' : 'now',
          },
          { title: t('sent.step4'), text: t('sent.step4Text'), state: closed ? 'now' : 'todo' },
        ]}
      />
    </Card>
  )
}
