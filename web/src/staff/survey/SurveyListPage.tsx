import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { SurveyListDocument } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { sortByNeed, SurveyLine, type ListedSurvey } from './SurveyLine.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'

/** Surveys the role works on, the ones that need somebody first. */
export function SurveyListPage() {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(SurveyListDocument)
  const page = { title: t('surveys.title'), crumbs: [{ name: t('nav.surveys') }] }
  return (
    <Loaded found={data?.mySurveys} error={error} refetch={refetch} {...page}>
      {(surveys) => <SurveyList surveys={surveys} page={page} />}
    </Loaded>
  )
}

type ListProps = {
  surveys: readonly ListedSurvey[]
  page: { title: string; crumbs: { name: string }[] }
}

function SurveyList({ surveys, page }: ListProps) {
  const { t } = useStaffWords()
  return (
    <Page {...page} lead={t('surveys.lead')} acts={<DraftButton />}>
      <Panel title={t('surveys.count', { count: surveys.length })}>
        {surveys.length === 0 ? <p className="pad quiet">{t('surveys.empty')}</p> : null}
        <ul className="todo">
          {sortByNeed(surveys).map((survey) => (
            <SurveyLine key={survey.id} survey={survey} />
          ))}
        </ul>
      </Panel>
    </Page>
  )
}

function DraftButton() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  if (acting.role !== 'SURVEY_ADMINISTRATOR') return null
  return (
    <Link className="sbtn first" href={staffPaths.surveyDraft()}>
      <Plus size={16} strokeWidth={1.8} aria-hidden="true" />
      {t('surveys.draft')}
    </Link>
  )
}
