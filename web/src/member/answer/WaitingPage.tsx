import { WifiOff } from 'lucide-react'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { useOnline } from '../../device/online.ts'
import { domainNow } from '../../device/time.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { Track, type TrackStep } from '../../ui/Track.tsx'
import { gate } from '../client.ts'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import type { SurveySnapshot } from '../survey/snapshot.ts'
import { useSurvey } from '../survey/use-survey.ts'
import type { WaitingBallot } from '../vault/db.ts'
import { useMemberWords } from '../words/use-member-words.ts'
import { sendNow } from './cast-ballot.ts'
import { sendApart } from './keep-sending.ts'
import { RefusedPage } from './RefusedPage.tsx'
import { SendNowDialog } from './SendNowDialog.tsx'

/** The ballot is kept and not sent: why, when it goes, and what "now" costs. Never the answers. */
export function WaitingPage({ survey }: { survey: string }) {
  const { t } = useMemberWords()
  const one = useSurvey(survey)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  const { waiting, receipt, snapshot } = one
  if (!waiting) return <Redirect to={receipt ? paths.sent(survey) : paths.survey(survey)} replace />
  if (waiting.refused) return <RefusedPage waiting={waiting} refused={waiting.refused} />
  return <Waiting waiting={waiting} snapshot={snapshot} />
}

function Waiting({ waiting, snapshot }: { waiting: WaitingBallot; snapshot: SurveySnapshot }) {
  const { t } = useMemberWords()
  const online = useOnline()
  const [asking, setAsking] = useState(false)
  const send = async () => {
    setAsking(false)
    await sendNow(waiting.ballotKey)
    await sendApart(gate)
  }
  const due = waiting.sendAt <= domainNow()
  return (
    <MemberPage
      title={t('waiting.title')}
      foot={
        <>
          <Link className={buttonClass()} href={paths.home()}>
            {t('app.toHome')}
          </Link>
          {online && !due ? (
            <Button kind="text" onClick={() => setAsking(true)}>
              {t('waiting.now')}
            </Button>
          ) : null}
        </>
      }
    >
      <h1>{t('waiting.title')}</h1>
      <Why online={online} tries={waiting.tries} />
      <Steps waiting={waiting} snapshot={snapshot} />
      <p className="quiet">{t('waiting.why')}</p>
      {asking ? (
        <SendNowDialog onClose={() => setAsking(false)} onSend={() => void send()} />
      ) : null}
    </MemberPage>
  )
}

function Why({ online, tries }: { online: boolean; tries: number }) {
  const { t } = useMemberWords()
  if (!online) {
    return (
      <Note icon={<WifiOff size={22} strokeWidth={1.8} aria-hidden="true" />}>
        {t('waiting.offline')}
      </Note>
    )
  }
  if (tries > 0) return <Note kind="warn">{t('waiting.failed')}</Note>
  return <Note>{t('waiting.online')}</Note>
}

function Steps({ waiting, snapshot }: { waiting: WaitingBallot; snapshot: SurveySnapshot }) {
  const { t, lang } = useMemberWords()
  const now = domainNow()
  const window = snapshot.windows.find(
    ({ from, to }) => waiting.sendAt >= from && waiting.sendAt < to,
  )
  const moment = formatMoment(window?.to ?? waiting.closesAt, lang)
  const steps: TrackStep[] = [
    {
      title: t('waiting.step1'),
      text: t('waiting.step1Text', { n: snapshot.asked.length }),
      state: 'done',
    },
    {
      title: t('waiting.step2'),
      text: waiting.sendAt <= now ? t('waiting.step2Now') : t('waiting.step2Text', { moment }),
      state: 'now',
    },
    { title: t('waiting.step3'), text: t('waiting.step3Text'), state: 'todo' },
    {
      title: t('waiting.step4'),
      text: `${t('waiting.step4Text')} · ${formatDay(snapshot.closesOn)}`,
      state: 'todo',
    },
  ]
  return (
    <Card className="pb-1!">
      <Track steps={steps} />
    </Card>
  )
}
