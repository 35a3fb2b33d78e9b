import { Kind, type DocumentNode } from 'graphql'
import { Refusal } from './refusal.ts'
import { isRecord } from './subgraph-answer.ts'

/** The id of a survey or of a list, the longest text beside a ballot. */
const LONGEST_ID = 64

/** The most characters of each text of a ballot, a little above what any phone sends (ballot-format.ts of surveys). */
const LONGEST: Readonly<Record<string, number>> = {
  survey: LONGEST_ID,
  publicKey: 100,
  passSignature: 350,
  signature: 100,
  padding: 8 * 1024,
}
const NUMBERS = ['pool', 'seq']
const MOST_ANSWERS = 255

/**
 * What no page of ours could have sent is refused before it takes a place under the ceiling. A ballot that is merely
 * wrong goes on: surveys has a typed answer for each fault, and checks shape, pool and date before any signature.
 * @throws Refusal BAD_REQUEST (400) with the variable's name
 */
export function refuseOddShape(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const known = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  )
  const names = new Set(known.map(({ variable }) => variable.name.value))
  for (const [name, value] of Object.entries(variables))
    if (!names.has(name) || !fits(value))
      throw new Refusal('BAD_REQUEST', 400, 'vi', names.has(name) ? { field: name } : {})
}

function fits(value: unknown): boolean {
  if (value === null) return true
  if (typeof value === 'string') return value.length <= LONGEST_ID
  return isRecord(value) && Object.entries(value).every(([key, part]) => fitsBallot(key, part))
}

function fitsBallot(key: string, value: unknown): boolean {
  if (NUMBERS.includes(key)) return Number.isInteger(value)
  if (key === 'answers')
    return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(Number.isInteger)
  const longest = Object.hasOwn(LONGEST, key) ? LONGEST[key] : undefined
  return longest !== undefined && typeof value === 'string' && value.length <= longest
}
