import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { errorCode } from '../../apollo/errors.ts'
import {
  OpenRatingCycleDocument,
  RateableSurveysDocument,
  RatingCyclesDocument,
  type RateableSurveysQuery,
} from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useSentences } from '../shell/Failed.tsx'
import { useStaffWords } from '../use-staff-words.ts'

type Survey = NonNullable<RateableSurveysQuery['mySurveys']>[number]

/** The scheme of the demo years (domain.md 8.2); the cycle keeps a frozen copy of it. */
const SCHEME = 'leader-2023'

/** Opens the rating of a year for one survey; `taken` are surveys that have their cycle already. */
export function OpenCyclePanel({ taken }: { taken: readonly string[] }) {
  const { t } = useStaffWords()
  const { data } = useQuery(RateableSurveysDocument)
  const free =
    data?.mySurveys?.filter(({ id, state }) => !taken.includes(id) && isFrozen(state)) ?? []
  return (
    <Panel title={t('openCycle.title')}>
      {free.length === 0 ? (
        <p className="pad quiet">{t('openCycle.none')}</p>
      ) : (
        <OpenCycleForm surveys={free} />
      )}
    </Panel>
  )
}

function isFrozen(state: Survey['state']): boolean {
  return ['OPEN', 'CLOSED', 'RELEASED'].includes(state)
}

function OpenCycleForm({ surveys }: { surveys: readonly Survey[] }) {
  const { t, both } = useStaffWords()
  const [chosen, setChosen] = useState(surveys[0]?.id ?? '')
  const { open, busy, refused } = useOpenCycle()
  const survey = surveys.find(({ id }) => id === chosen) ?? surveys[0]
  return (
    <div className="pad form">
      <Field id="cycle-survey" label={t('openCycle.survey')} hint={t('openCycle.hint')}>
        <select
          id="cycle-survey"
          aria-describedby="cycle-survey-hint"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {surveys.map(({ id, title }) => (
            <option key={id} value={id}>
              {both(title)}
            </option>
          ))}
        </select>
      </Field>
      {refused ? (
        <Note kind="bad" alert>
          {refused}
        </Note>
      ) : null}
      <p>
        <button
          type="button"
          className="sbtn first"
          disabled={busy || !survey}
          onClick={() => survey && void open(survey)}
        >
          {t('openCycle.do', { year: String(survey?.year ?? '') })}
        </button>
      </p>
    </div>
  )
}

function useOpenCycle() {
  const { refusal, sentence } = useSentences()
  const [refused, setRefused] = useState<string | null>(null)
  const [send, { loading }] = useMutation(OpenRatingCycleDocument, {
    refetchQueries: [RatingCyclesDocument],
  })
  const open = async ({ id, year }: Survey) => {
    setRefused(null)
    const { data, error } = await send({ variables: { year, survey: id, scheme: SCHEME } })
    const result = data?.openRatingCycle
    if (result?.__typename === 'RatingCycleChanged') return
    setRefused(result ? refusal(result) : sentence(errorCode(error)))
  }
  return { open, busy: loading, refused }
}
