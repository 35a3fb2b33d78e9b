import { formatShortDay } from '../../format/date.ts'
import type { SurveyState } from '../../generated/operations.ts'
import type { LifeStep } from '../../ui/staff/LifeCycle.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { DetailedSurvey } from './DetailPage.tsx'

const states: readonly SurveyState[] = [
  'DRAFT',
  'IN_REVIEW',
  'SCHEDULED',
  'OPEN',
  'CLOSED',
  'RELEASED',
]

/** The steps of a survey with day and role; what is to come says what it will be. */
export function useLifeSteps(survey: DetailedSurvey): LifeStep[] {
  const { t, has, other } = useStaffWords()
  const now = states.indexOf(survey.state)
  return states.map((state, index) => {
    const step = survey.steps.findLast((one) => one.state === state)
    const word = [`role.${step?.by}`, `by.${step?.by}`].find(has)
    const by = word ? other(word) : ''
    const past = step ? `${formatShortDay(step.on)}${by ? `, ${by}` : ''}` : ''
    return {
      key: state,
      name: t(`life.${state}`),
      state: stateOf(index, now),
      lines: [
        state === 'OPEN' && index >= now ? openDays(survey) : past || t(`life.${state}.next`),
      ],
    }
  })
}

function stateOf(index: number, now: number): LifeStep['state'] {
  if (index === now) return now === states.length - 1 ? 'done' : 'now'
  return index < now ? 'done' : 'next'
}

function openDays({ opensOn, closesOn }: DetailedSurvey): string {
  return `${formatShortDay(opensOn)} – ${formatShortDay(closesOn)}`
}
