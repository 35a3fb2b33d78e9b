import { useState } from 'react'
import { Field } from '../../../ui/staff/Field.tsx'
import { useConsoleWords } from '../use-console-words.ts'
import { typedOf, type ReadVariable, type Typed } from './read-variable.ts'
import type { VariableField } from './variable-fields.ts'
import { VariableInput } from './VariableInput.tsx'

type VariablesPanelProps = {
  fields: readonly VariableField[]
  typed: Typed
  values: Readonly<Record<string, unknown>>
  wrong: Readonly<Record<string, ReadVariable & { state: 'WRONG' }>>
  onTyped: (typed: Typed) => void
}

/** The variables of the question: a form made of their definitions, or one JSON object. */
export function VariablesPanel({ fields, typed, values, wrong, onTyped }: VariablesPanelProps) {
  const { t } = useConsoleWords()
  const [asJson, setAsJson] = useState(false)
  if (fields.length === 0)
    return <p className="con-vars quiet small-text">{t('console.variables.none')}</p>
  return (
    <div className="con-vars">
      <div className="con-vars-head">
        <h3>{t('console.variables.title')}</h3>
        <div className="con-tabs" role="group" aria-label={t('console.variables.title')}>
          <button type="button" aria-pressed={!asJson} onClick={() => setAsJson(false)}>
            {t('console.variables.form')}
          </button>
          <button type="button" aria-pressed={asJson} onClick={() => setAsJson(true)}>
            {t('console.result.json')}
          </button>
        </div>
      </div>
      {asJson ? (
        <JsonField typed={typed} values={values} onTyped={onTyped} />
      ) : (
        <div className="con-fields">
          {fields.map((field) => (
            <VariableInput
              key={field.name}
              field={field}
              text={typed[field.name] ?? ''}
              wrong={wrong[field.name]}
              onText={(text) => onTyped({ ...typed, [field.name]: text })}
            />
          ))}
        </div>
      )}
    </div>
  )
}

type JsonFieldProps = Pick<VariablesPanelProps, 'typed' | 'values' | 'onTyped'>

/** What is typed stays as typed; it is taken over whenever it is an object, and gives way to what the page sets. */
function JsonField({ typed, values, onTyped }: JsonFieldProps) {
  const { t } = useConsoleWords()
  const [own, setOwn] = useState({ text: '', of: '' })
  const text = own.of === JSON.stringify(typed) ? own.text : JSON.stringify(values, null, 2)
  const isWrong = typedOf(text) === null
  const change = (next: string) => {
    const read = typedOf(next)
    setOwn({ text: next, of: JSON.stringify(read ?? typed) })
    if (read) onTyped(read)
  }
  return (
    <Field
      id="variables-json"
      label={t('console.variables.json')}
      hint={t('console.variables.json.hint', { example: '{ "nam": 2023 }' })}
      error={isWrong ? t('console.variables.json.wrong') : undefined}
    >
      <textarea
        id="variables-json"
        className="con-mono"
        rows={4}
        spellCheck={false}
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'variables-json-error' : 'variables-json-hint'}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  )
}
