import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { SurveyPreviewDocument, type SurveyPreviewQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { MoveButtons } from './MoveButtons.tsx'
import { PhonePreview } from './PhonePreview.tsx'
import { PrivacyPanel } from './PrivacyPanel.tsx'
import { QuestionList } from './QuestionList.tsx'
import { StateChip } from './SurveyLine.tsx'
import { useSurveyMove } from './use-survey-move.ts'
import { WorkPanel } from './WorkPanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'

/** A survey as the preview asks for it. */
export type PreviewedSurvey = NonNullable<SurveyPreviewQuery['survey']>

/** The questionnaire as the member sees it, beside what the privacy check found. */
export function PreviewPage({ id }: { id: string }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(SurveyPreviewDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.surveys'), path: staffPaths.surveys() }]
  return (
    <Loaded
      found={data?.survey}
      error={error}
      refetch={refetch}
      title={t('preview.title')}
      crumbs={crumbs}
    >
      {(survey) => <Preview survey={survey} />}
    </Loaded>
  )
}

function Preview({ survey }: { survey: PreviewedSurvey }) {
  const { t, both } = useStaffWords()
  const [index, setIndex] = useState(0)
  const moves = useSurveyMove(survey)
  const title = both(survey.title)
  const crumbs = [
    { name: t('nav.surveys'), path: staffPaths.surveys() },
    { name: title, path: staffPaths.survey(survey.id) },
    { name: t('preview.crumb') },
  ]
  const count = survey.questions.length
  return (
    <Page
      title={title}
      lead={t('preview.lead', { count })}
      crumbs={crumbs}
      acts={
        <>
          <StateChip state={survey.state} />
          <MoveButtons survey={survey} moves={moves} />
        </>
      }
    >
      <div className="stack-gap">
        <RefusedNote refused={moves.refused} />
        <WorkPanel survey={survey} />
        <div className="three">
          <QuestionList questions={survey.questions} index={index} onPick={setIndex} />
          <PhonePreview questions={survey.questions} index={index} onMove={setIndex} />
          <PrivacyPanel survey={survey} />
        </div>
      </div>
    </Page>
  )
}
