import { Field } from '../../../ui/staff/Field.tsx'
import { useConsoleWords } from '../use-console-words.ts'
import type { ReadVariable } from './read-variable.ts'
import type { VariableField } from './variable-fields.ts'

type VariableInputProps = {
  field: VariableField
  text: string
  wrong: (ReadVariable & { state: 'WRONG' }) | undefined
  onText: (text: string) => void
}

/** The control that fits a variable's type, with what stands in when it is left empty. */
export function VariableInput({ field, text, wrong, onText }: VariableInputProps) {
  const { t } = useConsoleWords()
  const id = `variable-${field.name}`
  const error = wrong ? t(`console.variable.${wrong.problem}`, { detail: wrong.detail }) : undefined
  const hint =
    field.preset === null ? undefined : t('console.variables.preset', { value: field.preset })
  const says = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control = {
    id,
    value: text,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': says || undefined,
  } as const
  return (
    <Field id={id} label={`${field.name}: ${field.typeName}`} hint={hint} error={error}>
      <Control field={field} control={control} onText={onText} />
    </Field>
  )
}

type ControlProps = {
  field: VariableField
  control: { id: string; value: string }
  onText: (text: string) => void
}

function Control({ field, control, onText }: ControlProps) {
  const { t } = useConsoleWords()
  if (field.kind === 'JSON')
    return (
      <textarea
        {...control}
        className="con-mono"
        rows={2}
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
      />
    )
  if (field.kind !== 'ENUM' && field.kind !== 'BOOLEAN')
    return (
      <input
        {...control}
        {...keyboardOf[field.kind]}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
      />
    )
  const options = field.kind === 'ENUM' ? field.options : ['true', 'false']
  const words = { true: t('console.variables.yes'), false: t('console.variables.no') }
  return (
    <select {...control} onChange={(event) => onText(event.target.value)}>
      <option value="">{field.required ? '' : t('console.variables.absent')}</option>
      {options.map((one) => (
        <option key={one} value={one}>
          {one === 'true' || one === 'false' ? words[one] : one}
        </option>
      ))}
    </select>
  )
}

const keyboardOf = {
  INT: { inputMode: 'numeric' },
  FLOAT: { inputMode: 'decimal' },
  TEXT: {},
  DATE: { type: 'date' },
} as const
