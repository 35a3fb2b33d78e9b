import type { InputHTMLAttributes, ReactNode } from 'react'

type FieldProps = {
  id: string
  label: string
  hint?: ReactNode
  /** What is wrong and what to do; the other fields are kept. */
  error?: string | undefined
  children: ReactNode
}

/** A labelled control with its hint and its error below, both tied to the control. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={error ? 'sfield wrong' : 'sfield'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p className="sfield-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}

type TextFieldProps = Omit<FieldProps, 'children'> & InputHTMLAttributes<HTMLInputElement>

/** A one-line text, date or number field. */
export function TextField({ id, label, hint, error, ...input }: TextFieldProps) {
  const says = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        id={id}
        name={input.name ?? id}
        aria-invalid={error ? true : undefined}
        aria-describedby={says || undefined}
      />
    </Field>
  )
}
