import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { ManifestQuestion } from '../../ballot/ballot.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Stitches } from '../../ui/Stitches.tsx'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { keepAnswer } from './draft.ts'
import { LeaderLine } from './LeaderLine.tsx'
import { ScaleChoices } from './ScaleChoices.tsx'
import { askedQuestions } from './snapshot.ts'
import { TrustChoices } from './TrustChoices.tsx'
import { useHideWhenIdle } from './use-hide-when-idle.ts'
import { useSurvey, type DeviceSurvey } from './use-survey.ts'

/** One question a screen; `n` counts the questions asked in the member's pool from 1. */
export function QuestionPage({ survey, n }: { survey: string; n: number }) {
  const { t } = useMemberWords()
  const one = useSurvey(survey)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  const question = askedQuestions(one.snapshot)[n - 1]
  if (!one.draft || !question || one.snapshot.problem)
    return <Redirect to={paths.survey(survey)} replace />
  return <Question key={question.code} one={one} question={question} n={n} />
}

function Question({
  one,
  question,
  n,
}: {
  one: DeviceSurvey
  question: ManifestQuestion
  n: number
}) {
  const { t, both } = useMemberWords()
  const { snapshot, draft } = one
  const [choice, setChoice] = useState(draft?.answers[question.code] ?? null)
  const [missed, setMissed] = useState(false)
  const [, go] = useLocation()
  useHideWhenIdle()
  const total = askedQuestions(snapshot).length
  const of = t('question.of', { n, total })
  const leave = async (code: number) => {
    await keepAnswer(snapshot.owner, snapshot.survey, question.code, code)
    go(n < total ? paths.question(snapshot.survey, n + 1) : paths.review(snapshot.survey))
  }
  const choose = (code: number) => {
    setChoice(code)
    setMissed(false)
  }
  const Choices = question.type === 'TRUST3' ? TrustChoices : ScaleChoices
  return (
    <MemberPage
      title={of}
      back={n > 1 ? paths.question(snapshot.survey, n - 1) : paths.survey(snapshot.survey)}
      backLabel={t('head.previous')}
      hide
      under={<Stitches now={n} total={total} label={of} />}
      foot={
        <div className="question-foot">
          <Missed show={missed} />
          <Button onClick={() => (choice ? void leave(choice) : setMissed(true))}>
            {t('question.next')}
          </Button>
          <Button kind="text" onClick={() => void leave(0)}>
            {t('question.skip')}
          </Button>
        </div>
      }
    >
      <p className="quiet">
        {of} · <About about={question.about} />
      </p>
      <fieldset className="grid min-w-0 gap-2.5">
        <legend className="mb-3.5">
          <h1 className="text-question!">{both(question.text)}</h1>
        </legend>
        <LeaderLine snapshot={snapshot} question={question} />
        <Choices question={question} choice={choice} onChoose={choose} />
      </fieldset>
    </MemberPage>
  )
}

function About({ about }: { about: string }) {
  const { has, other } = useMemberWords()
  return other(has(`about.${about}`) ? `about.${about}` : 'about.OTHER')
}

/** In the foot, where the thumb is: what to do instead of a button that does nothing. */
function Missed({ show }: { show: boolean }) {
  const { t } = useMemberWords()
  return (
    <p
      role="alert"
      className={show ? 'pb-1 text-center text-hint font-semibold text-nghe-text' : 'sr-only'}
    >
      {show ? t('question.choose') : ''}
    </p>
  )
}
