import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import { RecordReferralVoteDocument } from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

const counts = ['convened', 'present', 'yes', 'no', 'blank'] as const
const bodies = ['GRASSROOTS_COMMITTEE', 'UNION_GROUP'] as const
type Count = (typeof counts)[number]

/** A secret vote as totals. What is refused (quorum, sums) is said with the number that was needed. */
export function VoteForm({ one }: { one: ReferralCase }) {
  const { t } = useReferralWords()
  const [body, setBody] = useState<(typeof bodies)[number]>('GRASSROOTS_COMMITTEE')
  const [on, setOn] = useState(() => dayOf(domainNow()))
  const [typed, setTyped] = useState<Partial<Record<Count, string>>>({})
  const [confirmed, setConfirmed] = useState(false)
  const acts = useAct()
  const [record] = useMutation(RecordReferralVoteDocument)
  const number = (count: Count) => Number(typed[count] ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const totals = {
      convened: number('convened'),
      present: number('present'),
      yes: number('yes'),
      no: number('no'),
      blank: number('blank'),
    }
    const vote = { body, on, ...totals, candidateNotConvened: confirmed }
    void acts.act(async () => {
      const { data, error } = await record({
        variables: { referral: one.id, version: one.version, vote },
      })
      return { result: data?.recordReferralVote, error }
    })
  }
  const wrong = (field: string) =>
    acts.refused?.field === field ? acts.refused.message : undefined
  return (
    <Panel title={t('ref.vote')}>
      <form className="pad form" onSubmit={submit} noValidate>
        <p className="quiet">{t('ref.voteText')}</p>
        <Field id="vote-body" label={t('ref.vote.body')}>
          <select
            id="vote-body"
            value={body}
            onChange={(event) =>
              setBody(bodies.find((one) => one === event.target.value) ?? 'GRASSROOTS_COMMITTEE')
            }
          >
            {bodies.map((value) => (
              <option key={value} value={value}>
                {t(`ref.body.${value}`)}
              </option>
            ))}
          </select>
        </Field>
        <TextField
          id="vote-on"
          type="date"
          label={t('ref.vote.on')}
          value={on}
          error={wrong('on')}
          onChange={(event) => setOn(event.target.value)}
        />
        <div className="form-two">
          {counts.map((count) => (
            <TextField
              key={count}
              id={`vote-${count}`}
              inputMode="numeric"
              maxLength={5}
              label={t(`ref.vote.${count}`)}
              value={typed[count] ?? ''}
              error={wrong(count)}
              onChange={(event) =>
                setTyped({ ...typed, [count]: event.target.value.replaceAll(/\D/g, '') })
              }
            />
          ))}
        </div>
        <div className="sfield">
          <label className="option">
            <input
              type="checkbox"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
            {t('ref.vote.confirm')}
          </label>
        </div>
        <RefusedNote refused={acts.refused} fields={[...counts, 'on']} />
        <div className="form-acts">
          <button type="submit" className="sbtn first" disabled={acts.busy}>
            {t('ref.vote.save')}
          </button>
        </div>
      </form>
    </Panel>
  )
}
