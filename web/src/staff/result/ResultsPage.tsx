import { useQuery } from '@apollo/client/react'
import { formatDay } from '../../format/date.ts'
import { formatFraction, formatNumber, formatPercent } from '../../format/number.ts'
import { SurveyResultsDocument, type SurveyResultsQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { QuestionResult } from './QuestionResult.tsx'

/** The survey and the release of the results page. */
export type Results = {
  survey: NonNullable<SurveyResultsQuery['survey']>
  release: NonNullable<SurveyResultsQuery['surveyRelease']>
}
/** One published group. */
export type ReleasedGroup = Results['release']['groups'][number]

/** The published snapshot of a survey: the groups this role may see, never computed again. */
export function ResultsPage({ id }: { id: string }) {
  const { t } = useStaffWords()
  const { data, error, refetch } = useQuery(SurveyResultsDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.surveys'), path: staffPaths.surveys() }]
  return (
    <Loaded
      found={data && readResults(data)}
      error={error}
      refetch={refetch}
      title={t('results.title')}
      crumbs={crumbs}
    >
      {(results) => <ResultsView {...results} />}
    </Loaded>
  )
}

function readResults({ survey, surveyRelease }: SurveyResultsQuery): Results | null {
  return survey && surveyRelease ? { survey, release: surveyRelease } : null
}

function ResultsView({ survey, release }: Results) {
  const { t, both, lang } = useStaffWords()
  const [chosen, choose] = useSearchValue('group')
  const group = release.groups.find(({ id }) => id === chosen) ?? firstGroup(release.groups)
  const title = both(survey.title)
  const crumbs = [
    { name: t('nav.surveys'), path: staffPaths.surveys() },
    { name: title, path: staffPaths.survey(survey.id) },
    { name: t('results.crumb') },
  ]
  const lead = t('results.lead', {
    day: formatDay(release.releasedOn),
    ballots: formatNumber(release.ballots, lang),
    eligible: formatNumber(release.eligible, lang),
  })
  return (
    <Page title={t('results.question')} tab={title} lead={lead} crumbs={crumbs}>
      {group ? (
        <div className="stack-gap">
          <GroupChoice groups={release.groups} group={group} onPick={choose} />
          <GroupPanel group={group} survey={survey} />
        </div>
      ) : (
        <p className="quiet">{t('results.none')}</p>
      )}
    </Page>
  )
}

function firstGroup(groups: readonly ReleasedGroup[]): ReleasedGroup | undefined {
  return groups.find(({ kind }) => kind === 'TOTAL') ?? groups[0]
}

type ChoiceProps = {
  groups: readonly ReleasedGroup[]
  group: ReleasedGroup
  onPick: (id: string) => void
}

function GroupChoice({ groups, group, onPick }: ChoiceProps) {
  const { t, both } = useStaffWords()
  return (
    <div className="form">
      <Field id="group" label={t('results.group', { count: groups.length })}>
        <select id="group" value={group.id} onChange={(event) => onPick(event.target.value)}>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {both(name)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

function GroupPanel({ group, survey }: { group: ReleasedGroup; survey: Results['survey'] }) {
  const { t, both, lang } = useStaffWords()
  const rate = group.eligible > 0 ? (group.ballots / group.eligible) * 100 : 0
  const n = `n = ${formatFraction(group.ballots, group.eligible, lang)}`
  return (
    <Panel
      title={both(group.name)}
      aside={<span className="quiet num">{`${n} (${formatPercent(rate, lang)})`}</span>}
    >
      <ol className="result-list">
        {group.questions.map((shares) => (
          <QuestionResult
            key={shares.question}
            shares={shares}
            question={survey.questions.find(({ code }) => code === shares.question)}
          />
        ))}
      </ol>
      {group.questions.length === 0 ? (
        <p className="pad quiet">{t('results.noQuestions')}</p>
      ) : null}
    </Panel>
  )
}
