import { coerceInputValue, isInputType } from 'graphql'
import type { VariableField } from './variable-fields.ts'

/** What is wrong with what was typed; words in `console.variable.<code>`. */
export type VariableProblem = 'REQUIRED' | 'WHOLE_NUMBER' | 'NUMBER' | 'DAY' | 'JSON' | 'FITS_NOT'

/** The value of a field, nothing (the preset stands in), or why it is none. */
export type ReadVariable =
  | { state: 'VALUE'; value: unknown }
  | { state: 'ABSENT' }
  | { state: 'WRONG'; problem: VariableProblem; detail: string }

const ABSENT = { state: 'ABSENT' } as const

/** Reads what was typed into one field of the form. Numbers may be typed with a decimal comma. */
export function readVariable(field: VariableField, typed: string): ReadVariable {
  const text = typed.trim()
  if (text === '')
    return field.required && field.kind !== 'TEXT' ? wrong('REQUIRED') : emptyOf(field)
  switch (field.kind) {
    case 'INT':
      return /^-?\d{1,15}$/.test(text) ? value(Number(text)) : wrong('WHOLE_NUMBER')
    case 'FLOAT':
      return /^-?\d+([.,]\d+)?$/.test(text)
        ? value(Number(text.replace(',', '.')))
        : wrong('NUMBER')
    case 'BOOLEAN':
      return value(text === 'true')
    case 'DATE':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? value(text) : wrong('DAY')
    case 'JSON':
      return readJson(field, text)
    default:
      return value(field.kind === 'TEXT' ? typed : text)
  }
}

function emptyOf(field: VariableField): ReadVariable {
  return field.required ? wrong('REQUIRED') : ABSENT
}

function readJson({ type }: VariableField, text: string): ReadVariable {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return wrong('JSON')
  }
  if (!type || !isInputType(type)) return value(read)
  const problems: string[] = []
  coerceInputValue(read, type, (path, _, error) =>
    problems.push([path.join('.'), error.message].filter(Boolean).join(': ')),
  )
  return problems.length > 0 ? wrong('FITS_NOT', problems[0]) : value(read)
}

function value(read: unknown): ReadVariable {
  return { state: 'VALUE', value: read }
}

function wrong(problem: VariableProblem, detail = ''): ReadVariable {
  return { state: 'WRONG', problem, detail }
}

/** What is typed, by variable. */
export type Typed = Readonly<Record<string, string>>

/** The variables to send, and what is wrong, by variable. */
export function readVariables(
  fields: readonly VariableField[],
  typed: Typed,
): { values: Record<string, unknown>; wrong: Record<string, ReadVariable & { state: 'WRONG' }> } {
  const values: Record<string, unknown> = {}
  const problems: Record<string, ReadVariable & { state: 'WRONG' }> = {}
  for (const field of fields) {
    const read = readVariable(field, typed[field.name] ?? '')
    if (read.state === 'VALUE') values[field.name] = read.value
    if (read.state === 'WRONG') problems[field.name] = read
  }
  return { values, wrong: problems }
}

/** The fields filled with a JSON object's values; null when the text is no object. */
export function typedOf(json: string): Typed | null {
  try {
    const read: unknown = JSON.parse(json.trim() || '{}')
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null
    return Object.fromEntries(Object.entries(read).flatMap(([name, one]) => typedRow(name, one)))
  } catch {
    return null
  }
}

function typedRow(name: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return []
  return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
}
