import { Kind, parse } from 'graphql'

/** A question an analyst keeps. */
export type SavedQuery = {
  id: string
  memberId: string
  title: string
  document: string
  variables: string
  view: string
  shared: boolean
  updatedOn: string
  version: number
}

export type QueryText = Pick<SavedQuery, 'title' | 'document' | 'variables' | 'view' | 'shared'>

/** Sizes in bytes of UTF-8; how many a person keeps, and how many shared ones are listed. */
export const QUERY_RULES = {
  document: 8_192,
  json: 4_096,
  tokens: 2_000,
  kept: 200,
  listed: 300,
} as const

/** 1 to 80 characters that can be seen, in one line. */
const TITLE = /^\P{C}{1,80}$/u

export type QueryProblem = {
  field: 'title' | 'document' | 'variables' | 'view'
  rule: 'QUERY_TITLE' | 'QUERY_DOCUMENT' | 'QUERY_ONLY' | 'QUERY_JSON'
}

/** The text as it is kept: the title in one form, without a space at its ends. */
export function tidy(given: QueryText): QueryText {
  return { ...given, title: given.title.normalize('NFC').trim() }
}

/** The first field that breaks a rule, or null. A kept question only asks: one that acts would be a trap once shared. */
export function problemOf({ title, document, variables, view }: QueryText): QueryProblem | null {
  if (!TITLE.test(title)) return { field: 'title', rule: 'QUERY_TITLE' }
  if (bytesOf(document) > QUERY_RULES.document) return { field: 'document', rule: 'QUERY_DOCUMENT' }
  const rule = documentProblem(document)
  if (rule) return { field: 'document', rule }
  if (!isSmallObject(variables)) return { field: 'variables', rule: 'QUERY_JSON' }
  return isSmallObject(view) ? null : { field: 'view', rule: 'QUERY_JSON' }
}

function documentProblem(document: string): 'QUERY_DOCUMENT' | 'QUERY_ONLY' | null {
  try {
    const { definitions } = parse(document, { maxTokens: QUERY_RULES.tokens })
    const operations = definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION)
    const asks = operations.every(
      (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === 'query',
    )
    if (operations.length === 0) return 'QUERY_DOCUMENT'
    return asks ? null : 'QUERY_ONLY'
  } catch {
    // what cannot be read cannot be asked
    return 'QUERY_DOCUMENT'
  }
}

function isSmallObject(text: string): boolean {
  if (bytesOf(text) > QUERY_RULES.json) return false
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
