import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { DONT_KNOW, type ManifestQuestion } from '../../ballot/ballot.ts'
import { domainNow } from '../../device/time.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { castBallot } from '../answer/cast-ballot.ts'
import { SendNowDialog } from '../answer/SendNowDialog.tsx'
import { chooseSendTime } from '../answer/waves.ts'
import { Failed } from '../shell/Failed.tsx'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { askedQuestions, isOpen } from './snapshot.ts'
import { useHideWhenIdle } from './use-hide-when-idle.ts'
import { useSurvey, type DeviceSurvey } from './use-survey.ts'

/** Each question with its answer and "change" beside it; then the ballot is put away and sent in its window. */
export function ReviewPage({ survey }: { survey: string }) {
  const { t } = useMemberWords()
  const one = useSurvey(survey)
  const [done, setDone] = useState(false)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  if (done) return <Redirect to={paths.waiting(survey)} replace />
  if (!one.draft || !one.pass || one.snapshot.problem)
    return <Redirect to={paths.survey(survey)} replace />
  return <Review one={one} onCast={() => setDone(true)} />
}

function Review({ one, onCast }: { one: DeviceSurvey; onCast: () => void }) {
  const { t } = useMemberWords()
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const { snapshot, pass, draft } = one
  useHideWhenIdle()
  const waits = chooseSendTime(snapshot.windows, domainNow(), () => 0).kind === 'window'
  const cast = () => {
    if (!isOpen(snapshot, domainNow())) return go(paths.survey(snapshot.survey))
    if (!pass || !draft) return
    castBallot(snapshot, pass, draft.answers).then(onCast, () => setFailed(true))
  }
  return (
    <MemberPage
      title={t('review.title')}
      back={paths.question(snapshot.survey, askedQuestions(snapshot).length)}
      hide
      foot={
        <>
          <p className="quiet pb-1 text-center text-hint text-balance">
            {t(waits ? 'review.window' : 'review.noWindow')}
          </p>
          <Button onClick={waits ? cast : () => setAsking(true)}>
            {t(waits ? 'review.cast' : 'review.castNow')}
          </Button>
        </>
      }
    >
      <h1>{t('review.title')}</h1>
      {failed ? <Failed fault={{ code: 'INTERNAL' }} /> : null}
      <ol className="card rows gap-0! py-1!">
        {askedQuestions(snapshot).map((question, index) => (
          <Answer key={question.code} question={question} n={index + 1} one={one} />
        ))}
      </ol>
      {asking ? <SendNowDialog onClose={() => setAsking(false)} onSend={cast} /> : null}
    </MemberPage>
  )
}

function Answer({
  question,
  n,
  one,
}: {
  question: ManifestQuestion
  n: number
  one: DeviceSurvey
}) {
  const { t, both } = useMemberWords()
  const code = one.draft?.answers[question.code] ?? 0
  const level = question.levels[code - 1]
  const skipped = code === 0
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-3 py-2">
      <span className="min-w-0">
        <span className="quiet block text-hint">
          {n}. {both(question.text)}
        </span>
        <span className={skipped ? 'quiet' : 'font-semibold'}>
          {code === DONT_KNOW
            ? t('question.dontKnow')
            : level && !skipped
              ? both(level)
              : t('review.skipped')}
        </span>
      </span>
      <Link
        className="grid min-h-12 min-w-12 place-items-center font-semibold"
        href={paths.question(one.snapshot.survey, n)}
        aria-label={t('review.editLabel', { n })}
      >
        {t('review.edit')}
      </Link>
    </li>
  )
}
