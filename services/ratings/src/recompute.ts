import { createHash } from 'node:crypto'
import { cycleInputs } from './cycle-inputs.ts'
import { round6 } from './rating/decimals.ts'
import type { CycleInputs } from './rating/inputs.ts'
import { rateLeaders } from './rating/rate-leaders.ts'

/** Inputs read from a file: valid, or the list of what is wrong with them, each with its place. */
export type ParsedInputs =
  | { readonly ok: true; readonly inputs: CycleInputs }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * The ratings of a cycle, byte for byte, from the text of its frozen inputs: canonical JSON of all ratings in order of
 * post id. The order of keys and of items in the text does not matter. Throws when the text is not a cycle's inputs;
 * `parseInputs` says what is wrong. domain.md D-14.
 */
export function recompute(inputsJson: string): string {
  const parsed = parseInputs(inputsJson)
  if (!parsed.ok) throw new Error(`These are not a cycle's inputs: ${parsed.problems.join('; ')}`)
  return canonicalJson(rateLeaders(parsed.inputs))
}

/** Reads the text of frozen inputs, checked to the last field. */
export function parseInputs(inputsJson: string): ParsedInputs {
  let value: unknown
  try {
    value = JSON.parse(inputsJson)
  } catch {
    return { ok: false, problems: ['not JSON'] }
  }
  const parsed = cycleInputs.safeParse(value)
  if (parsed.success) return { ok: true, inputs: parsed.data }
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return { ok: false, problems }
}

/** SHA-256 of a text in UTF-8, lower-case hex: how inputs and ratings are named and compared. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * JSON in one form only: keys sorted by code unit, no white space, numbers with at most 6 decimals and never -0,
 * absent values left out. Throws for what JSON cannot hold (a number that is not finite, a date, a function).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean')
    return JSON.stringify(value)
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`Not canonical: a ${typeof value} that is no plain object`)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`Not canonical: ${value}`)
  return JSON.stringify(Number.isInteger(value) ? value + 0 : round6(value))
}
