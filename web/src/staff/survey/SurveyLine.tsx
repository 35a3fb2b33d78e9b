import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import type { SurveyListQuery, SurveyState } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { useNames } from '../shell/use-names.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** A survey as the list asks for it. */
export type ListedSurvey = NonNullable<SurveyListQuery['mySurveys']>[number]

const kinds: Record<SurveyState, ChipKind> = {
  DRAFT: '',
  IN_REVIEW: 'due',
  SCHEDULED: 'due',
  OPEN: 'cham',
  CLOSED: 'due',
  RELEASED: 'met',
}
const order: readonly SurveyState[] = [
  'OPEN',
  'IN_REVIEW',
  'SCHEDULED',
  'DRAFT',
  'CLOSED',
  'RELEASED',
]

/** The ones with a move of mine first, then by how far they are, then the newest. */
export function sortByNeed(surveys: readonly ListedSurvey[]): ListedSurvey[] {
  const need = (survey: ListedSurvey) =>
    (survey.moves.length > 0 ? 0 : 10) + order.indexOf(survey.state)
  return surveys.toSorted((a, b) => need(a) - need(b) || b.opensOn.localeCompare(a.opensOn))
}

/** The state of a survey as a word with its colour. */
export function StateChip({ state }: { state: SurveyState }) {
  const { t } = useStaffWords()
  return <Chip kind={kinds[state]}>{t(`state.${state}`)}</Chip>
}

/** One survey of the list, and the way into it. */
export function SurveyLine({ survey }: { survey: ListedSurvey }) {
  const { t, both } = useStaffWords()
  const { unit } = useNames()
  const move = survey.moves[0]
  const before = survey.state === 'DRAFT' || survey.state === 'IN_REVIEW'
  const path = before ? staffPaths.surveyPreview(survey.id) : staffPaths.survey(survey.id)
  return (
    <li>
      <StateChip state={survey.state} />
      <div className="grow">
        <strong>
          <Link href={staffPaths.survey(survey.id)}>{both(survey.title)}</Link>
        </strong>
        <p className="quiet small-text">
          {unit(survey.audience)} · {formatDay(survey.opensOn)} – {formatDay(survey.closesOn)}
        </p>
      </div>
      <Link className="sbtn" href={path}>
        {move ? t(`move.${move}.short`) : t('surveys.look')}
      </Link>
    </li>
  )
}
