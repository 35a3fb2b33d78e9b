import { useId, type ComponentProps, type ReactNode } from 'react'

interface FieldProps extends ComponentProps<'input'> {
  label: string
  hint?: ReactNode
  /** What is wrong, what is kept, what to do. */
  problem?: string | undefined
}

/** A labelled text field, 56 px high; the problem is tied to it for readers. */
export function Field({ label, hint, problem, className = '', ...rest }: FieldProps) {
  const id = useId()
  const about = problem === undefined && hint === undefined ? undefined : `${id}-about`
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={`field ${className}`}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={about}
      />
      {about === undefined ? null : (
        <p
          id={about}
          className={
            problem === undefined ? 'quiet text-hint' : 'text-hint font-semibold text-gach'
          }
        >
          {problem ?? hint}
        </p>
      )}
    </div>
  )
}
