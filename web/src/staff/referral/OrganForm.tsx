import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { SavePartyOrganDocument } from '../../generated/operations.ts'
import type { BothLanguages } from '../../words/use-words.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import type { Organ } from './OrgansPanel.tsx'
import { useReferralWords } from './use-referral-words.ts'

type Props = {
  organ: Organ | null
  places: readonly { id: string; name: BothLanguages }[]
  holders: readonly { id: string; name: { full: string } }[]
  onSaved: () => void
}

/** A new organ, or another name, other liaisons, or that it is dissolved. */
export function OrganForm({ organ, places, holders, onSaved }: Props) {
  const { t, both } = useReferralWords()
  const id = organ?.id ?? 'new'
  const [form, setForm] = useState({
    nameVi: organ?.name.vi ?? '',
    nameEn: organ?.name.en ?? '',
    place: organ ? (organ.place?.id ?? '') : (places[0]?.id ?? ''),
    liaisons: organ?.liaisons?.map((one) => one.id) ?? [],
    isOpen: organ?.isOpen ?? true,
  })
  const acts = useAct()
  const [save] = useMutation(SavePartyOrganDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await acts.act(async () => {
      const { data, error } = await save({
        variables: { id: organ?.id ?? null, version: organ?.version ?? null, organ: form },
      })
      return { result: data?.savePartyOrgan, error }
    })
    if (done) onSaved()
  }
  const wrong = (field: string) =>
    acts.refused?.field === field ? acts.refused.message : undefined
  const toggle = (person: string, on: boolean) =>
    setForm({
      ...form,
      liaisons: on ? [...form.liaisons, person] : form.liaisons.filter((one) => one !== person),
    })
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="form-two">
        {(['nameVi', 'nameEn'] as const).map((field) => (
          <TextField
            key={field}
            id={`organ-${id}-${field}`}
            label={t(`organ.${field}`)}
            maxLength={200}
            value={form[field]}
            error={wrong(field)}
            onChange={(event) => setForm({ ...form, [field]: event.target.value })}
          />
        ))}
      </div>
      {organ ? null : (
        <Field
          id="organ-place"
          label={t('organ.place')}
          hint={t('organ.placeHint')}
          error={wrong('place')}
        >
          <select
            id="organ-place"
            aria-describedby="organ-place-hint"
            value={form.place}
            onChange={(event) => setForm({ ...form, place: event.target.value })}
          >
            {places.map(({ id: place, name }) => (
              <option key={place} value={place}>
                {both(name)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <fieldset className="sfield">
        <legend>{t('organ.who')}</legend>
        {holders.map(({ id: person, name }) => (
          <label key={person} className="option">
            <input
              type="checkbox"
              checked={form.liaisons.includes(person)}
              onChange={(event) => toggle(person, event.target.checked)}
            />
            {name.full}
          </label>
        ))}
        <label className="option">
          <input
            type="checkbox"
            checked={form.isOpen}
            onChange={(event) => setForm({ ...form, isOpen: event.target.checked })}
          />
          {t('organ.open')}
        </label>
      </fieldset>
      <RefusedNote refused={acts.refused} fields={['nameVi', 'nameEn', 'place']} />
      <div className="form-acts">
        <button type="submit" className="sbtn first" disabled={acts.busy}>
          {t('organ.save')}
        </button>
      </div>
    </form>
  )
}
