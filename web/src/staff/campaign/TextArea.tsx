import type { ReactNode } from 'react'
import { Field } from '../../ui/staff/Field.tsx'

type TextAreaProps = {
  id: string
  label: string
  value: string
  onText: (text: string) => void
  hint?: ReactNode
  error?: string | undefined
  lang?: 'vi' | 'en'
  rows?: number
}

/** A text of several lines with its label, hint and error. */
export function TextArea({ id, label, value, onText, hint, error, lang, rows = 3 }: TextAreaProps) {
  const says = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={id}
        lang={lang}
        rows={rows}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={says || undefined}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}
