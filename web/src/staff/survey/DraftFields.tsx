import type { DraftSurveyInput } from '../../generated/operations.ts'
import { Field, TextField } from '../../ui/staff/Field.tsx'
import { useStaffWords, type StaffWord } from '../use-staff-words.ts'
import type { Refused } from '../shell/use-refused.ts'

/** An organisation a survey can be for. */
export type Audience = { id: string; name: { vi: string; en: string } }

type DraftFieldsProps = {
  draft: DraftSurveyInput
  onChange: (draft: DraftSurveyInput) => void
  audiences: readonly Audience[]
  refused: Refused | null
}

type TextKey = 'titleVi' | 'titleEn' | 'opensOn' | 'closesOn'

/** The fields of a draft, each with its own refusal. */
export function DraftFields({ draft, onChange, audiences, refused }: DraftFieldsProps) {
  const { t, both } = useStaffWords()
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined)
  const text = (key: TextKey, type = 'text') => ({
    id: key,
    type,
    label: t(`draft.${key}` satisfies StaffWord),
    value: draft[key],
    error: wrong(key),
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...draft, [key]: event.target.value }),
  })
  const number = (key: 'year' | 'k') => ({
    id: key,
    type: 'number',
    inputMode: 'numeric' as const,
    label: t(`draft.${key}` satisfies StaffWord),
    value: draft[key] ?? '',
    error: wrong(key),
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...draft, [key]: Number(event.target.value) }),
  })
  return (
    <>
      <Field
        id="audience"
        label={t('draft.audience')}
        hint={t('draft.audience.hint')}
        error={wrong('audience')}
      >
        <select
          id="audience"
          value={draft.audience}
          aria-describedby="audience-hint"
          onChange={(event) => onChange({ ...draft, audience: event.target.value })}
        >
          {audiences.map(({ id, name }) => (
            <option key={id} value={id}>
              {both(name)}
            </option>
          ))}
        </select>
      </Field>
      <TextField {...text('titleVi')} lang="vi" hint={t('draft.title.hint')} />
      <TextField {...text('titleEn')} lang="en" />
      <div className="form-two">
        <TextField {...text('opensOn', 'date')} />
        <TextField {...text('closesOn', 'date')} />
      </div>
      <div className="form-two">
        <TextField {...number('year')} />
        <TextField {...number('k')} min={5} hint={t('draft.k.hint')} />
      </div>
    </>
  )
}
