import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { formatDay } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { SurveyCard } from './SurveyCard.tsx'
import { standing, useSurveys, type DeviceSurvey, type Standing } from './use-survey.ts'

const looks = {
  OPEN: { word: 'survey.look', kind: 'due' },
  WAITING: { word: 'survey.waiting', kind: 'due' },
  SENT: { word: 'survey.sent', kind: 'met' },
  SCHEDULED: { word: 'survey.scheduled', kind: '' },
  CLOSED: { word: 'survey.closed', kind: '' },
} as const satisfies Record<Standing, { word: string; kind: ChipKind }>

/** All surveys that ask or asked the member; what was answered is never shown. */
export function SurveysPage() {
  const { t } = useMemberWords()
  const surveys = useSurveys()
  const now = domainNow()
  return (
    <MemberPage title={t('nav.surveys')} nav>
      <h1>{t('survey.listTitle')}</h1>
      {surveys ? null : <Wait slow={t('app.slow')} />}
      {surveys?.length === 0 ? <p className="quiet">{t('survey.listEmpty')}</p> : null}
      {surveys?.map((one) =>
        standing(one, now) === 'OPEN' ? (
          <SurveyCard key={one.snapshot.survey} one={one} />
        ) : (
          <SurveyRow key={one.snapshot.survey} one={one} state={standing(one, now)} />
        ),
      )}
    </MemberPage>
  )
}

function SurveyRow({ one: { snapshot }, state }: { one: DeviceSurvey; state: Standing }) {
  const { t, both } = useMemberWords()
  const { survey } = snapshot
  const closed = snapshot.state === 'CLOSED' || snapshot.state === 'RELEASED'
  const href = {
    OPEN: paths.survey(survey),
    WAITING: paths.waiting(survey),
    SENT: closed ? paths.counted(survey) : paths.sent(survey),
    SCHEDULED: paths.survey(survey),
    CLOSED: paths.counted(survey),
  }[state]
  return (
    <Link href={href} className="card text-text! no-underline!">
      <span className="flex items-start gap-3">
        <strong className="min-w-0 flex-1 text-title">{both(snapshot.title)}</strong>
        <Chip kind={looks[state].kind}>{t(looks[state].word)}</Chip>
      </span>
      <span className="quiet text-hint">
        {formatDay(snapshot.opensOn)}–{formatDay(snapshot.closesOn)}
      </span>
    </Link>
  )
}
