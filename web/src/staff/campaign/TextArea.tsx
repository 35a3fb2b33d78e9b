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
  readOnly?: boolean
}

/** A text of several lines with its label, hint and error. */
export function TextArea({ id, label, onText, hint, error, rows = 3, ...area }: TextAreaProps) {
  const says = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        {...area}
        id={id}
        name={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={says || undefined}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}
