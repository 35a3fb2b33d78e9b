import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { daysUntil } from '../../format/date.ts'
import { SurveyDetailDocument, type SurveyDetailQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { LifeCycle } from '../../ui/staff/LifeCycle.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { useLifeSteps } from './life-steps.ts'
import { MoveButtons } from './MoveButtons.tsx'
import { NobodySeesPanel } from './NobodySeesPanel.tsx'
import { PrivacyPanel } from './PrivacyPanel.tsx'
import { RatesPanel } from './RatesPanel.tsx'
import { TotalsPanel, TotalsWait } from './TotalsPanel.tsx'
import { useSurveyMove } from './use-survey-move.ts'
import { WorkPanel } from './WorkPanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'

/** A survey as its page asks for it. */
export type DetailedSurvey = NonNullable<SurveyDetailQuery['survey']>

/** One survey: where it stands, what may be known now, what may be done now. */
export function DetailPage({ id }: { id: string }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(SurveyDetailDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.surveys'), path: staffPaths.surveys() }]
  return (
    <Loaded
      found={data?.survey}
      error={error}
      refetch={refetch}
      title={t('detail.title')}
      crumbs={crumbs}
    >
      {(survey) => <Detail survey={survey} />}
    </Loaded>
  )
}

function Detail({ survey }: { survey: DetailedSurvey }) {
  const { t, both } = useStaffWords()
  const moves = useSurveyMove(survey)
  const title = both(survey.title)
  return (
    <Page
      title={title}
      lead={useFacts(survey)}
      crumbs={[{ name: t('nav.surveys'), path: staffPaths.surveys() }, { name: title }]}
      acts={
        <>
          <WaysOn survey={survey} />
          <MoveButtons survey={survey} moves={moves} />
        </>
      }
    >
      <div className="stack-gap">
        <RefusedNote refused={moves.refused} />
        <LifeCycle label={t('detail.life')} steps={useLifeSteps(survey)} />
        <WorkPanel survey={survey} />
        <div className="cols-2">
          <MainPanel survey={survey} />
          <NobodySeesPanel survey={survey} />
        </div>
      </div>
    </Page>
  )
}

function MainPanel({ survey }: { survey: DetailedSurvey }) {
  if (survey.state === 'OPEN') return <RatesPanel survey={survey} />
  if (survey.totals) return <TotalsPanel totals={survey.totals} />
  if (survey.state === 'CLOSED') return <TotalsWait />
  return <PrivacyPanel survey={survey} />
}

function WaysOn({ survey }: { survey: DetailedSurvey }) {
  const { t } = useStaffWords()
  return (
    <>
      <Link className="sbtn" href={staffPaths.surveyPreview(survey.id)}>
        {t('detail.preview')}
      </Link>
      {survey.state === 'RELEASED' ? (
        <Link className="sbtn first" href={staffPaths.results(survey.id)}>
          {t('detail.results')}
        </Link>
      ) : null}
    </>
  )
}

function useFacts(survey: DetailedSurvey): string {
  const { t } = useStaffWords()
  const { unit } = useNames()
  const facts = t('detail.facts', {
    audience: unit(survey.audience),
    count: survey.questions.length,
    k: survey.k,
  })
  const days = daysUntil(survey.closesOn, domainNow())
  return survey.state === 'OPEN' ? `${facts} ${t('detail.left', { days })}` : facts
}
