import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf } from '../../format/date.ts'
import {
  DraftReferralResolutionDocument,
  PartyOrgansForDocument,
} from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

/** Number, day and recipient of the resolution; as often as needed until another person signs it. */
export function ResolutionForm({ one }: { one: ReferralCase }) {
  const { t, both } = useReferralWords()
  const { data } = useQuery(PartyOrgansForDocument, { variables: { union: one.union.id } })
  const organs = (data?.partyOrgans ?? []).filter(({ isOpen }) => isOpen)
  const [number, setNumber] = useState(one.resolution?.number ?? '')
  const [on, setOn] = useState(one.resolution?.on ?? dayOf(domainNow()))
  const [chosen, setChosen] = useState(one.resolution?.recipient.id ?? '')
  const recipient = chosen || (organs[0]?.id ?? '')
  const acts = useAct()
  const [draft] = useMutation(DraftReferralResolutionDocument)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const resolution = { number: number.trim(), on, recipient }
    void acts.act(async () => {
      const { data: said, error } = await draft({
        variables: { referral: one.id, version: one.version, resolution },
      })
      return { result: said?.draftReferralResolution, error }
    })
  }
  const wrong = (field: string) =>
    acts.refused?.field === field ? acts.refused.message : undefined
  return (
    <Panel title={t('ref.resolution')}>
      <form className="pad form" onSubmit={submit} noValidate>
        <p className="quiet">{t('ref.resolutionText')}</p>
        {data && organs.length === 0 ? <p>{t('ref.res.none')}</p> : null}
        <div className="form-two">
          <TextField
            id="resolution-number"
            label={t('ref.res.number')}
            maxLength={40}
            value={number}
            error={wrong('number')}
            onChange={(event) => setNumber(event.target.value)}
          />
          <TextField
            id="resolution-on"
            type="date"
            label={t('ref.res.on')}
            value={on}
            error={wrong('on')}
            onChange={(event) => setOn(event.target.value)}
          />
        </div>
        <Field id="resolution-recipient" label={t('ref.res.recipient')} error={wrong('recipient')}>
          <select
            id="resolution-recipient"
            value={recipient}
            onChange={(event) => setChosen(event.target.value)}
          >
            {organs.map(({ id, name }) => (
              <option key={id} value={id}>
                {both(name)}
              </option>
            ))}
          </select>
        </Field>
        <RefusedNote refused={acts.refused} fields={['number', 'on', 'recipient']} />
        <div className="form-acts">
          <button type="submit" className="sbtn first" disabled={acts.busy || recipient === ''}>
            {t('ref.res.save')}
          </button>
        </div>
      </form>
    </Panel>
  )
}
