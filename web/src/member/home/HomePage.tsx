import { CalendarDays, ClipboardCheck, FileCheck2, Flag, Inbox, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { formatDay } from '../../format/date.ts'
import { paths, staffPrefix } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useSession } from '../session/session.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { SurveyCard } from '../survey/SurveyCard.tsx'
import { standing, useSurveys, type DeviceSurvey } from '../survey/use-survey.ts'
import { useMemberWords } from '../words/use-member-words.ts'
import { staffRole } from '../session/staff-role.ts'

/** One thing to do, then what comes, then the member's own things (web.md 4.1). `aside` comes with a later part. */
export function HomePage({ aside }: { aside: ReactNode }) {
  const { t } = useMemberWords()
  const { session, refresh } = useSession()
  const surveys = useSurveys()
  const now = domainNow()
  const due = surveys?.filter((one) => standing(one, now) === 'OPEN') ?? []
  const waiting = surveys?.filter((one) => one.waiting && !one.waiting.refused).length ?? 0
  return (
    <MemberPage title={t('nav.home')} nav>
      <div>
        {session.kind === 'in' ? (
          <p className="quiet">{t('home.hello', { name: session.viewer.member.name.full })}</p>
        ) : null}
        <h1>{surveys ? t('home.title', { n: due.length }) : t('app.name')}</h1>
      </div>
      {session.kind === 'away' && session.fault.code !== 'OFFLINE' ? (
        <Failed fault={session.fault} again={() => void refresh()} />
      ) : null}
      {surveys ? null : <Wait slow={t('app.slow')} />}
      {waiting > 0 ? (
        <Note icon={<Inbox size={22} strokeWidth={1.8} aria-hidden="true" />}>
          {t('home.waiting', { n: waiting })}
        </Note>
      ) : null}
      {due.map((one) => (
        <SurveyCard key={one.snapshot.survey} one={one} />
      ))}
      {surveys && due.length === 0 ? <p className="quiet">{t('home.empty')}</p> : null}
      {aside}
      <Upcoming surveys={surveys ?? []} />
      <Mine surveys={surveys ?? []} />
      <StaffCard />
    </MemberPage>
  )
}

function Upcoming({ surveys }: { surveys: readonly DeviceSurvey[] }) {
  const { t, both } = useMemberWords()
  const now = domainNow()
  const coming = surveys
    .filter((one) => ['SCHEDULED', 'WAITING', 'SENT'].includes(standing(one, now)))
    .filter(
      ({ snapshot }) =>
        snapshot.state === 'SCHEDULED' || (snapshot.state === 'OPEN' && now < snapshot.closesAt),
    )
  if (coming.length === 0) return null
  return (
    <Card title={t('home.upcoming')} className="gap-1! pb-1!">
      <ul className="rows">
        {coming.map(({ snapshot }) => (
          <RowLink
            key={snapshot.survey}
            href={paths.survey(snapshot.survey)}
            icon={<CalendarDays size={26} strokeWidth={1.8} aria-hidden="true" />}
            title={both(snapshot.title)}
            text={
              snapshot.state === 'OPEN'
                ? t('home.closes', { day: formatDay(snapshot.closesOn) })
                : t('home.opens', { day: formatDay(snapshot.opensOn) })
            }
          />
        ))}
      </ul>
    </Card>
  )
}

function Mine({ surveys }: { surveys: readonly DeviceSurvey[] }) {
  const { t, both } = useMemberWords()
  const kept = surveys.filter((one) => one.receipt && !one.waiting)
  return (
    <Card title={t('home.mine')} className="gap-1! pb-1!">
      <ul className="rows">
        {kept.map(({ snapshot }) => {
          const closed = snapshot.state === 'CLOSED' || snapshot.state === 'RELEASED'
          return (
            <RowLink
              key={snapshot.survey}
              href={closed ? paths.counted(snapshot.survey) : paths.sent(snapshot.survey)}
              icon={
                closed ? (
                  <FileCheck2 size={26} strokeWidth={1.8} aria-hidden="true" />
                ) : (
                  <ClipboardCheck size={26} strokeWidth={1.8} aria-hidden="true" />
                )
              }
              title={closed ? t('home.counted') : t('home.sent')}
              text={both(snapshot.title)}
            />
          )
        })}
        <RowLink
          href={paths.leaders()}
          icon={<UsersRound size={26} strokeWidth={1.8} aria-hidden="true" />}
          title={t('nav.leaders')}
          text={t('home.leaders')}
        />
        <RowLink
          href={paths.campaigns()}
          icon={<Flag size={26} strokeWidth={1.8} aria-hidden="true" />}
          title={t('nav.campaigns')}
          text={t('home.campaigns')}
        />
      </ul>
    </Card>
  )
}

function RowLink({
  href,
  icon,
  title,
  text,
}: {
  href: string
  icon: ReactNode
  title: string
  text: string
}) {
  return (
    <li>
      <Link href={href} className="row-link">
        {icon}
        <span className="grid">
          <strong>{title}</strong>
          <span className="quiet text-hint">{text}</span>
        </span>
      </Link>
    </li>
  )
}

function StaffCard() {
  const { t, other } = useMemberWords()
  const { session } = useSession()
  const role = session.kind === 'in' ? staffRole(session.viewer.roles) : null
  if (!role) return null
  return (
    <a href={staffPrefix} className="card text-text! no-underline!">
      <strong className="text-link">{t('home.staff')}</strong>
      <span className="quiet text-hint">
        {t('home.staffText', { role: other(`role.${role}`) })}
      </span>
    </a>
  )
}
