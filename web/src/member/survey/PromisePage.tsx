import { ClipboardCheck, LockKeyhole, SearchCheck, UsersRound } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { formatDay } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Card.tsx'
import { Fact } from '../../ui/Fact.tsx'
import { Note } from '../../ui/Note.tsx'
import { TornPicture } from '../../ui/TornPicture.tsx'
import { passTrouble } from '../pass/prefetch.ts'
import { Failed } from '../shell/Failed.tsx'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { DangerPage } from './DangerPage.tsx'
import { SimpleSwitch } from './SimpleSwitch.tsx'
import { startDraft } from './draft.ts'
import { askedQuestions } from './snapshot.ts'
import { standing, useSurvey, type DeviceSurvey } from './use-survey.ts'

/** The promise before the question: no question is reached without passing it once (web.md P1). */
export function PromisePage({ survey }: { survey: string }) {
  const { t, both } = useMemberWords()
  const one = useSurvey(survey)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  const { snapshot } = one
  if (snapshot.problem) return <DangerPage snapshot={snapshot} problem={snapshot.problem} />
  return (
    <MemberPage title={t('promise.title')} back={paths.home()} foot={<Foot one={one} />}>
      <div>
        <p className="quiet">{both(snapshot.title)}</p>
        <h1>{t('promise.title')}</h1>
      </div>
      <Picture />
      <Facts k={snapshot.k} />
      <p>{t('promise.free')}</p>
      <p className="quiet">
        {t('promise.pool', { name: both(snapshot.pool.name), n: snapshot.pool.eligible })}
      </p>
      {snapshot.pool.joined ? <Note>{t('promise.joined')}</Note> : null}
      <WhoSees k={snapshot.k} />
      <SimpleSwitch />
      <State one={one} />
    </MemberPage>
  )
}

function Picture() {
  const { t } = useMemberWords()
  const words = {
    title: t('picture.title'),
    name: t('picture.name'),
    answer: t('picture.answer'),
    who: t('picture.who'),
    what: t('picture.what'),
  }
  return (
    <figure className="card px-3!">
      <TornPicture words={words} />
    </figure>
  )
}

function Facts({ k }: { k: number }) {
  const { t } = useMemberWords()
  const look = { size: 26, strokeWidth: 1.8, 'aria-hidden': true } as const
  return (
    <div className="grid gap-3">
      <Fact icon={<LockKeyhole {...look} />}>{t('promise.fact1')}</Fact>
      <Fact icon={<ClipboardCheck {...look} />}>{t('promise.fact2')}</Fact>
      <Fact icon={<SearchCheck {...look} />}>{t('promise.fact3')}</Fact>
      <Fact icon={<UsersRound {...look} />}>{t('promise.fact4', { k })}</Fact>
    </div>
  )
}

function WhoSees({ k }: { k: number }) {
  const { t } = useMemberWords()
  const rows = [
    [t('promise.chair'), t('promise.chairSees', { k })],
    [t('promise.company'), t('promise.companySees')],
    [t('promise.admin'), t('promise.adminSees')],
    [t('promise.council'), t('promise.councilSees')],
  ]
  return (
    <Fold title={t('promise.who')}>
      <dl>
        {rows.map(([who, what]) => (
          <div key={who} className="mt-2">
            <dt className="font-bold">{who}</dt>
            <dd className="quiet">{what}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  )
}

/** What stands between the member and the first question, in one line. */
function State({ one: { snapshot, pass, receipt } }: { one: DeviceSurvey }) {
  const { t } = useMemberWords()
  const trouble = passTrouble.get(snapshot.survey)
  const day = formatDay(snapshot.closesOn)
  if (snapshot.state === 'SCHEDULED')
    return <Note>{t('promise.notOpen', { day: formatDay(snapshot.opensOn) })}</Note>
  if (snapshot.state !== 'OPEN') return <Note>{t('promise.closed', { day })}</Note>
  if (pass?.passSignature) return receipt ? <Note>{t('promise.restartNote')}</Note> : null
  if (trouble) return <Failed fault={{ code: trouble }} />
  return <Note>{t('promise.preparing')}</Note>
}

function Foot({ one }: { one: DeviceSurvey }) {
  const { t } = useMemberWords()
  const [, go] = useLocation()
  const { snapshot, pass, draft, receipt, waiting } = one
  const { survey, owner } = snapshot
  const open = snapshot.state === 'OPEN' && domainNow() < snapshot.closesAt
  if (!open) {
    return (
      <Link
        className={buttonClass()}
        href={standing(one, domainNow()) === 'SCHEDULED' ? paths.home() : paths.counted(survey)}
      >
        {standing(one, domainNow()) === 'SCHEDULED' ? t('app.toHome') : t('home.counted')}
      </Link>
    )
  }
  const asked = askedQuestions(snapshot)
  const ready = Boolean(pass?.passSignature) && asked.length > 0
  const next = draft ? Math.min(asked.length, Object.keys(draft.answers).length + 1) : 1
  const start = async () => {
    if (!draft) await startDraft(owner, survey)
    go(paths.question(survey, next))
  }
  const again = Boolean(receipt ?? waiting)
  const label =
    draft && next > 1
      ? t('promise.resume', { n: next })
      : again
        ? t('promise.restart')
        : t('promise.start', { n: snapshot.asked.length })
  return (
    <>
      <Button busy={!ready} className={ready ? '' : 'opacity-60'} onClick={() => void start()}>
        {label}
      </Button>
      <Link className={buttonClass('text')} href={paths.practice(survey)}>
        {t('promise.practice')}
      </Link>
    </>
  )
}
