import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import {
  FillReferralFormDocument,
  ReferralCaseDocument,
  ReferralFormOfDocument,
  type ReferralFormInput,
} from '../../generated/operations.ts'
import { Note } from '../../ui/Note.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { useNames } from '../shell/use-names.ts'
import type { ReferralCase } from './CasePage.tsx'
import { useReferralWords } from './use-referral-words.ts'

const fields = [
  'upperUnion',
  'union',
  'place',
  'person',
  'bornOn',
  'work',
  'signerPost',
  'signer',
] as const

/** What is printed on form 4A-KNĐ besides the decision itself: typed here, kept sealed with the file. */
export function FormPanel({ one }: { one: ReferralCase }) {
  const { data, loading } = useQuery(ReferralFormOfDocument, {
    variables: { referral: one.id },
    fetchPolicy: 'cache-first',
  })
  const { person, unit } = useNames()
  if (loading && !data) return null
  const known = data?.referralForm
  const first: ReferralFormInput = {
    upperUnion: known?.upperUnion ?? '',
    union: known?.union ?? unit(one.union),
    place: known?.place ?? '',
    person: known?.person ?? person(one.member),
    bornOn: known?.bornOn ?? '',
    work: known?.work ?? '',
    signerPost: known?.signerPost ?? '',
    signer: known?.signer ?? '',
  }
  return <Fill one={one} first={first} />
}

function Fill({ one, first }: { one: ReferralCase; first: ReferralFormInput }) {
  const { t } = useReferralWords()
  const [form, setForm] = useState(first)
  const [saved, setSaved] = useState(false)
  const acts = useAct()
  const [fill] = useMutation(FillReferralFormDocument, {
    // the file has a new version: who signs it has seen what is printed
    refetchQueries: [ReferralCaseDocument],
    awaitRefetchQueries: true,
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await acts.act(async () => {
      const { data, error } = await fill({ variables: { referral: one.id, form } })
      return { result: data?.fillReferralForm, error }
    })
    setSaved(done !== null)
  }
  return (
    <Panel title={t('ref.form')}>
      <form className="pad form" onSubmit={(event) => void submit(event)} noValidate>
        <div className="form-two">
          {fields.map((field) => (
            <TextField
              key={field}
              id={`form-${field}`}
              type={field === 'bornOn' ? 'date' : 'text'}
              label={t(`ref.form.${field}`)}
              maxLength={200}
              value={form[field]}
              error={acts.refused?.field === field ? acts.refused.message : undefined}
              onChange={(event) => {
                setSaved(false)
                setForm({ ...form, [field]: event.target.value })
              }}
            />
          ))}
        </div>
        <RefusedNote refused={acts.refused} fields={fields} />
        {saved ? <Note kind="good">{t('ref.form.saved')}</Note> : null}
        <div className="form-acts">
          <button type="submit" className="sbtn" disabled={acts.busy}>
            {t('ref.form.save')}
          </button>
        </div>
      </form>
    </Panel>
  )
}
