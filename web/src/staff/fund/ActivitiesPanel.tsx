import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { RecordSocialActivityDocument, UnitFundDocument } from '../../generated/operations.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { digitsOf } from './digits.ts'
import { HistoryList } from './HistoryList.tsx'
import { useFundWords } from './use-fund-words.ts'
import type { UnitFund } from './UnitFundPage.tsx'

type Activity = UnitFund['activities'][number]

/** Social activities of the unit with head counts; one can be corrected, and keeps what it was. */
export function ActivitiesPanel({ fund, unit }: { fund: UnitFund; unit: string }) {
  const { t, lang } = useFundWords()
  const [corrected, setCorrected] = useState<Activity | null>(null)
  return (
    <Panel title={t('activity.title')}>
      <div className="pad stack-gap">
        {fund.activities.length === 0 ? <p className="quiet">{t('activity.none')}</p> : null}
        <ul className="runs">
          {fund.activities.map((activity) => (
            <li key={activity.id}>
              <b>{activity.title}</b>
              <p className="quiet">
                {formatDay(activity.heldOn)} ·{' '}
                {t('activity.count', {
                  participants: formatNumber(activity.participants, lang),
                  workers: formatNumber(activity.headcount, lang),
                })}{' '}
                <button type="button" className="linkish" onClick={() => setCorrected(activity)}>
                  {t('activity.correct', { title: activity.title })}
                </button>
              </p>
              <HistoryList
                steps={activity.history.map(({ count, on }) => ({
                  text: t('activity.was', { participants: formatNumber(count, lang) }),
                  on,
                }))}
              />
            </li>
          ))}
        </ul>
        <ActivityForm
          key={corrected ? `${corrected.id}${corrected.version}` : `new${fund.activities.length}`}
          unit={unit}
          corrected={corrected}
          onDone={() => setCorrected(null)}
        />
      </div>
    </Panel>
  )
}

const FIELDS = ['title', 'heldOn', 'participants']
type ActivityFormProps = { unit: string; corrected: Activity | null; onDone: () => void }

function ActivityForm({ unit, corrected, onDone }: ActivityFormProps) {
  const { t } = useFundWords()
  const [form, setForm] = useState({
    title: corrected?.title ?? '',
    heldOn: corrected?.heldOn ?? dayOf(domainNow()),
    participants: corrected ? String(corrected.participants) : '',
  })
  const { act, busy, refused } = useAct()
  const [send] = useMutation(RecordSocialActivityDocument, { refetchQueries: [UnitFundDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(async () => {
      const variables = {
        unit,
        title: form.title.trim(),
        heldOn: form.heldOn,
        participants: Number(form.participants),
        activity: corrected?.id ?? null,
        version: corrected?.version ?? null,
      }
      const { data, error } = await send({ variables })
      return { result: data?.recordSocialActivity, error }
    })
    if (done) onDone()
  }
  const wrong = (field: string) =>
    refused?.field === field ? t('fund.wrong', { message: refused.message }) : undefined
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{corrected ? t('activity.correct', { title: corrected.title }) : t('activity.new')}</h3>
      <TextField
        id="activity-title"
        label={t('activity.what')}
        hint={t('report.note.hint')}
        error={wrong('title')}
        value={form.title}
        onChange={(event) => setForm({ ...form, title: event.target.value })}
      />
      <div className="form-two">
        <TextField
          id="activity-day"
          type="date"
          label={t('activity.day')}
          error={wrong('heldOn')}
          value={form.heldOn}
          onChange={(event) => setForm({ ...form, heldOn: event.target.value })}
        />
        <TextField
          id="activity-count"
          inputMode="numeric"
          label={t('activity.participants')}
          error={wrong('participants')}
          value={form.participants}
          onChange={(event) =>
            setForm({ ...form, participants: digitsOf(event.target.value).slice(0, 7) })
          }
        />
      </div>
      <RefusedNote refused={refused} fields={FIELDS} />
      <div className="form-acts">
        <button
          type="submit"
          className="sbtn first"
          disabled={busy || form.participants === '' || form.title.trim() === ''}
        >
          {busy ? t('move.busy') : t(corrected ? 'fund.correct' : 'activity.enter')}
        </button>
        {corrected ? (
          <button type="button" className="sbtn" onClick={onDone}>
            {t('app.cancel')}
          </button>
        ) : null}
      </div>
    </form>
  )
}
