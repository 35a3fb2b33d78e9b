import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import {
  OpenRatingCycleDocument,
  RateableSurveysDocument,
  RatingCyclesDocument,
  type RatingCyclesQuery,
} from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { Field } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useRefused } from '../shell/use-refused.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { rateableOf, type Rateable } from './rateable.ts'

type Cycles = NonNullable<RatingCyclesQuery['ratingCycles']>

/** The scheme of the demo years (domain.md 8.2); the cycle keeps a frozen copy of it. */
const SCHEME = 'leader-2023'

/** Opens the rating of a year for one survey, or puts another survey in the place of the one a cycle waits for. */
export function OpenCyclePanel({ cycles }: { cycles: Cycles }) {
  const { t } = useStaffWords()
  const { data } = useQuery(RateableSurveysDocument)
  const choices = rateableOf(data?.mySurveys ?? [], cycles)
  return (
    <Panel title={t('openCycle.title')}>
      {choices.length === 0 ? (
        <p className="pad quiet">{t('openCycle.none')}</p>
      ) : (
        <OpenCycleForm choices={choices} />
      )}
    </Panel>
  )
}

function OpenCycleForm({ choices }: { choices: readonly Rateable[] }) {
  const { t, both } = useStaffWords()
  const [chosen, setChosen] = useState(choices[0]?.survey.id ?? '')
  const { open, busy, refused } = useOpenCycle()
  const choice = choices.find(({ survey }) => survey.id === chosen) ?? choices[0]
  const year = { year: String(choice?.survey.year ?? '') }
  return (
    <div className="pad form">
      <Field id="cycle-survey" label={t('openCycle.survey')} hint={t('openCycle.hint')}>
        <select
          id="cycle-survey"
          aria-describedby="cycle-survey-hint"
          value={choice?.survey.id ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices.map(({ survey: { id, title } }) => (
            <option key={id} value={id}>
              {both(title)}
            </option>
          ))}
        </select>
      </Field>
      {choice?.replaces ? <Note>{t('openCycle.replace.hint', year)}</Note> : null}
      <RefusedNote refused={refused} />
      <p>
        <button
          type="button"
          className="sbtn first"
          disabled={busy || !choice}
          onClick={() => choice && void open(choice.survey)}
        >
          {t(choice?.replaces ? 'openCycle.replace' : 'openCycle.do', year)}
        </button>
      </p>
    </div>
  )
}

function useOpenCycle() {
  const { refused, refuse, forget } = useRefused()
  const [send, { loading }] = useMutation(OpenRatingCycleDocument, {
    refetchQueries: [RatingCyclesDocument],
  })
  const open = async ({ id, year }: Rateable['survey']) => {
    forget()
    const { data, error } = await send({ variables: { year, survey: id, scheme: SCHEME } })
    const result = data?.openRatingCycle
    if (result?.__typename === 'RatingCycleChanged') return
    refuse(result, error)
  }
  return { open, busy: loading, refused }
}
